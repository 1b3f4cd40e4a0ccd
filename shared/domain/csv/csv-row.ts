/** A record of a file, as `readRecords` gives it. */
export type CsvRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem?: {
    readonly kind: "too-few-cells" | "too-many-cells" | "stray-quote" | "bad-quotes" | "too-large";
    readonly message: string;
    readonly excerpt: string;
  };
};
