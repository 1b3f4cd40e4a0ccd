import type { EmployeeRange } from "./lead-draft.ts";

/** Reads how people write head counts: "51-200", "1,000+", "~40", "1.2k", "under 10", "11 to 50 employees". */
export function parseEmployees(text: string): EmployeeRange | undefined {
  const known = recent.get(text);
  if (known) return known;
  const range = readRange(text);
  if (range && recent.size < MOST_RECENT) recent.set(text, Object.freeze(range));
  return range;
}

// A file repeats the same dozen ranges. Few: a text cut from a file keeps the whole piece it was cut from in memory.
const MOST_RECENT = 100;
const recent = new Map<string, EmployeeRange>();

function readRange(text: string): EmployeeRange | undefined {
  const folded = text.trim().toLowerCase();
  if (/^self[- ]?employed$|^myself only$|^solo$/.test(folded)) return { min: 1, max: 1 };
  const fromDate = undoExcelDate(folded);
  if (fromDate) return fromDate;

  const numbers = [...folded.matchAll(NUMBER)].map(readNumber);
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2 || numbers.some((number) => number > MOST)) {
    return undefined;
  }
  if (second !== undefined) {
    if (!RANGE.test(folded)) return undefined;
    return first <= second ? { min: first, max: second } : { min: second, max: first };
  }
  if (AT_LEAST.test(folded)) return { min: first };
  if (AT_MOST.test(folded)) return { max: first };
  if (/^-/.test(folded)) return undefined;
  return { min: first, max: first };
}

const MOST = 10_000_000;
// Thousands may be grouped by comma, dot, space or apostrophe; a "k" multiplies.
const NUMBER =
  /(\d{1,3}(?:[,.\s'’\u00A0\u202F]\d{3})+(?!\d)|\d+)(?:[.,](\d{1,2})(?=\s?[km]))?\s?(k\b|m\b|tsd|mil\b)?/g;
const RANGE = /\d\s?(?:k|m)?\s*(?:-|–|—|−|to|bis|à|a|tot|do|\.\.+|\/|und|and|…)\s*\d/;
const AT_LEAST =
  /\d\s?k?\s*\+|^\+\s*\d|^>|^≥|over|more than|at least|mehr als|über|ab |mindestens|plus de|más de|meer dan|oltre|ponad/;
const AT_MOST =
  /^<|^≤|under|less than|up to|fewer|below|weniger|unter|bis zu|moins de|menos de|minder dan|meno di/;

function readNumber(match: RegExpExecArray | RegExpMatchArray): number {
  const [, whole = "", fraction, unit] = match;
  const value = Number(`${whole.replace(/\D/g, "")}.${fraction ?? "0"}`);
  const factor = unit === undefined ? 1 : unit === "m" ? 1_000_000 : 1_000;
  return Math.round(value * factor);
}

// Excel takes "11-50" for a month: it shows "Nov-50", and "2-10" as "10-Feb" or "02-Oct".
function undoExcelDate(text: string): EmployeeRange | undefined {
  const match = /^(?:(\d{1,4})-([a-z]{3})|([a-z]{3})-(\d{1,4}))$/.exec(text);
  if (!match) return undefined;
  const month = MONTHS.indexOf(match[2] ?? match[3] ?? "") + 1;
  const number = Number(match[1] ?? match[4]);
  if (month === 0) return undefined;
  return { min: Math.min(month, number), max: Math.max(month, number) };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
