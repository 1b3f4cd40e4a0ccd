/** A record over the size limit, of which only the beginning is kept while its end is looked for. */
export type Skipping = {
  readonly frame: {
    readonly line: number;
    readonly text: string;
    readonly isQuoted: false;
    readonly problem: "too-large";
  };
  lines: number;
  inQuotes: boolean;
  skipped: number;
  previous: string;
};

// Past this, a quote that never closed is likelier than a cell of this size: the next line break ends the record.
const LONGEST_QUOTED_SKIP = 64 * 1024 * 1024;

export function startSkipping(
  frame: Skipping["frame"],
  lines: number,
  inQuotes: boolean,
): Skipping {
  return { frame, lines, inQuotes, skipped: 0, previous: "" };
}

/** Moves past the record without holding it: memory stays flat whatever its size. */
export function skipOversized(
  text: string,
  from: number,
  skipping: Skipping,
  { delimiter, lineBreak }: { readonly delimiter: string; readonly lineBreak: string },
): { readonly at: number; readonly isDone: boolean } {
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? "";
    skipping.skipped++;
    if (character === '"') {
      skipping.inQuotes = !skipping.inQuotes && opensAfter(skipping.previous, delimiter);
    } else if (character === lineBreak) {
      if (!skipping.inQuotes || skipping.skipped > LONGEST_QUOTED_SKIP) {
        return { at: at + 1, isDone: true };
      }
      skipping.lines++;
    }
    skipping.previous = character;
  }
  return { at: text.length, isDone: false };
}

// A quote after a quote is the second half of a doubled one.
function opensAfter(previous: string, delimiter: string): boolean {
  return previous === delimiter || previous === '"';
}
