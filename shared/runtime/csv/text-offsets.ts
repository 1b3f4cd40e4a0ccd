import type { CsvEncoding } from "./csv-format.ts";
import { type DecodedText, encodedLength } from "./decode.ts";

export type TextOffsets = {
  add(piece: DecodedText): void;
  /** The byte offset in the file of the character at `place`; places are asked for in rising order. */
  byteOffset(place: number): number;
};

/** Turns places in decoded text back into places in the file, where a later process can go on reading. */
export function trackOffsets(firstByte: number): TextOffsets {
  const pieces: { text: string; encoding: CsvEncoding }[] = [];
  let place = 0;
  let bytes = firstByte;

  return {
    add: ({ text, encoding }) => {
      pieces.push({ text, encoding });
    },
    byteOffset(wanted) {
      let piece = pieces[0];
      while (piece && place < wanted) {
        const part = piece.text.slice(0, wanted - place);
        bytes += encodedLength(part, piece.encoding);
        place += part.length;
        piece.text = piece.text.slice(part.length);
        if (piece.text.length === 0) pieces.shift();
        piece = pieces[0];
      }
      return bytes;
    },
  };
}
