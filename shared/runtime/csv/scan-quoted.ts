/** One record read from `start`, with the cell limits that quotes imply. */
export type QuotedScan =
  | { readonly kind: "record"; readonly end: number; readonly cells: number; readonly text: string }
  /** A closing quote is followed by something else than a delimiter or the end of the record. */
  | { readonly kind: "malformed" }
  /** The text ends before the record does. */
  | { readonly kind: "open"; readonly inQuotes: boolean };

/**
 * Follows RFC 4180: a quote opens only at the start of a cell (spaces before it are forgiven), a doubled quote is a
 * quote, anything else within an unquoted cell is text. `end` is the place of the line break or of the end.
 */
export function scanQuoted(
  text: string,
  start: number,
  isLast: boolean,
  { delimiter, lineBreak }: { readonly delimiter: string; readonly lineBreak: string },
): QuotedScan {
  let cells = 1;
  let at = start;
  let copiedTo = start;
  let copy = "";
  for (;;) {
    const quote = skipSpaces(text, at);
    if (text[quote] !== '"') {
      const cellEnd = endOfPlainCell(text, at, delimiter, lineBreak);
      if (cellEnd < 0) return isLast ? finish(text.length) : open(false);
      if (text[cellEnd] === lineBreak) return finish(cellEnd);
      at = cellEnd + 1;
    } else {
      const closing = closingQuote(text, quote + 1);
      if (closing < 0) return open(true);
      const after = skipSpaces(text, closing + 1);
      copy += text.slice(copiedTo, at) + text.slice(quote, closing + 1);
      copiedTo = after;
      // The next character may be the second half of a doubled quote.
      if (after >= text.length) return isLast ? finish(text.length) : open(false);
      if (text[after] === lineBreak) return finish(after);
      if (text[after] === "\r") {
        if (after + 1 >= text.length) return isLast ? finish(text.length) : open(false);
        if (text[after + 1] === lineBreak) return finish(after + 1);
        return { kind: "malformed" };
      }
      if (text[after] !== delimiter) return { kind: "malformed" };
      at = after + 1;
    }
    cells++;
  }

  function open(inQuotes: boolean): QuotedScan {
    return { kind: "open", inQuotes };
  }

  function finish(end: number): QuotedScan {
    return { kind: "record", end, cells, text: copy + text.slice(copiedTo, end) };
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}

function endOfPlainCell(text: string, from: number, delimiter: string, lineBreak: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === delimiter || character === lineBreak) return at;
  }
  return -1;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
