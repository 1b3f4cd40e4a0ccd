/** Where a command speaks, and how it is told to stop. */
export type Terminal = {
  /** Takes the progress: bars when it is a terminal, lines otherwise. */
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly signal: AbortSignal;
};
