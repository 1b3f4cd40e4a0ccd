let inEnglish: Intl.DisplayNames | undefined;

/** "DE" as a person would write it in a search: "Germany". */
export function countryName(code: string): string {
  // Its names take 6 ms to load, which most functions that can say them never need.
  inEnglish ??= new Intl.DisplayNames(["en"], { type: "region" });
  return inEnglish.of(code) ?? code;
}
