/**
 * Puts an apostrophe before a cell that a spreadsheet would run: one whose first visible character is = + - @ or its
 * full-width twin, or that begins with a tab or a line break. A plus or minus with nothing but digits, spaces and
 * ( ) . , / % - behind it stays: "-5" and "+49 30 1234" have no letter, so no function and no reference to call.
 */
export function neutraliseFormula(cell: string): string {
  const first = cell.charCodeAt(0);
  if ((first >= LETTERS_FROM && first <= LETTERS_TO) || !DANGEROUS.test(cell)) return cell;
  return HARMLESS.test(cell) ? cell : `'${cell}`;
}

// Most cells begin with an ASCII letter: they need no pattern.
const LETTERS_FROM = 0x41;
const LETTERS_TO = 0x7a;

const DANGEROUS = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;
const HARMLESS = /^[+-][\d ().,/%-]*$/;
