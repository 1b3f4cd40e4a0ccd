/** One line of text as a person would see it: no control or zero-width characters, single spaces, and nothing for "n/a". */
export function cleanCell(cell: string): string {
  const text = cell.trim();
  if (text === "") return "";
  const clean = PLAIN.test(text) ? text : text.replace(INVISIBLE, "").replace(SPACES, " ").trim();
  return clean.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(clean) ? "" : clean;
}

/** The same, but line breaks stay. */
export function cleanProse(cell: string): string {
  return cell
    .split(/\r\n|\r|\n/)
    .map(cleanCell)
    .join("\n")
    .trim();
}

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const SPACES = /\s+/gu;
// Control characters, and marks nobody sees that can hide text or turn its direction; the joiners that Persian and emoji need stay.
const INVISIBLE = /[[\p{Cc}\p{Cf}]--[\s\u200C\u200D]]/gv;

const LONGEST_PLACEHOLDER = 14;
const PLACEHOLDER =
  /^(?:n\/?\.?a\.?|none|null|nil|undefined|unknown|unbekannt|inconnu|tbd|[-–—.?_]+|#n\/a|#ref!|#value!|#name\?|not available|k\.? ?a\.?|nan)$/i;
