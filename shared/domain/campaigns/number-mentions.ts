import { fold } from "./fold.ts";

export type NumberMention = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** More than one where the writing leaves it open: "1.200" is 1200 in Munich and 1.2 in Leeds. */
  readonly values: readonly number[];
  readonly currency?: string;
  readonly unit: "plain" | "percent" | "ordinal";
};

/** The numbers a text speaks of: digits, amounts, percentages, ordinals and the small number words. */
export function numberMentions(text: string): readonly NumberMention[] {
  const digits = [...text.matchAll(DIGITS)].map(fromDigits);
  const words = [...text.matchAll(WORDS)].flatMap((match) => fromWord(match, digits));
  return [...digits, ...words].sort((one, other) => one.start - other.start);
}

/** The same amount, unit and, where the claim names one, the same currency. */
export function isSameNumber(claim: NumberMention, other: NumberMention): boolean {
  if (claim.unit !== other.unit) return false;
  if (claim.currency !== undefined && claim.currency !== other.currency) return false;
  return claim.values.some((value) => other.values.includes(value));
}

const CURRENCY_SIGNS = "€|\\$|£|EUR|USD|GBP|CHF|PLN|SEK|DKK|NOK|CZK|HUF|CAD|AUD|JPY";
const SCALES =
  "thousand|million|millions|billion|mill\\.|mn|mln|mio\\.?|millionen|mrd\\.?|milliarden|milliards?|tsd\\.?|bn|k|m";
const DIGITS = new RegExp(
  `(?:(?<before>${CURRENCY_SIGNS})\\s?)?(?<![\\p{L}\\p{N}])(?<number>\\d{1,3}(?:[\\u00a0\\u202f ]\\d{3})+(?![\\p{L}\\p{N}])|\\d+(?:[.,'\\u2019]\\d+)*)(?:(?<ordinal>st|nd|rd|th)|[\\s-]?(?<scale>${SCALES}))?(?![\\p{L}\\p{N}])(?:\\s?(?<percent>%|per\\s?cent|percent|prozent|pour cent)|\\s?(?<after>${CURRENCY_SIGNS}|euros?|dollars?|pounds?))?`,
  "giu",
);

type DigitGroups = {
  readonly [Name in "before" | "number" | "ordinal" | "scale" | "percent" | "after"]?: string;
};

function fromDigits(match: RegExpExecArray): NumberMention {
  const groups: DigitGroups = match.groups ?? {};
  const factor = SCALE_FACTORS[fold(groups.scale ?? "").replace(".", "")] ?? 1;
  const currency = currencyOf(groups.before ?? groups.after);
  return {
    text: match[0].trim(),
    start: match.index,
    end: match.index + match[0].length,
    values: readings(groups.number ?? "").map((value) => rounded(value * factor)),
    unit: groups.ordinal ? "ordinal" : groups.percent ? "percent" : "plain",
    ...(currency && { currency }),
  };
}

const SCALE_FACTORS: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  mill: 1e6,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  bn: 1e9,
  mrd: 1e9,
  billion: 1e9,
  milliarden: 1e9,
  milliard: 1e9,
  milliards: 1e9,
};

function currencyOf(sign: string | undefined): string | undefined {
  const folded = sign?.toLowerCase().replace(/s$/, "");
  if (!folded) return undefined;
  const names: Readonly<Record<string, string>> = {
    "€": "eur",
    euro: "eur",
    $: "usd",
    dollar: "usd",
    "£": "gbp",
    pound: "gbp",
  };
  return names[folded] ?? folded;
}

function readings(written: string): readonly number[] {
  const plain = written.replace(/[\u00a0\u202f '\u2019]/g, "");
  const thousands = Number(plain.replace(/[.,]/g, ""));
  if (/^\d+$/.test(plain)) return [thousands];
  if (/^\d{1,3}(?:,\d{3})+$/.test(plain)) return [thousands];
  if (/^\d{1,3}(?:\.\d{3})+$/.test(plain)) {
    return plain.split(".").length === 2 ? [thousands, Number(plain)] : [thousands];
  }
  const lastMark = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  const whole = plain.slice(0, lastMark).replace(/[.,]/g, "");
  return [Number(`${whole}.${plain.slice(lastMark + 1)}`)];
}

/** 1.1 million must not differ from 1100000 by a rounding of the machine. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
    " ",
  );
// "one" is a pronoun and "first" an adverb more often than they are numbers.
const WORDS = new RegExp(
  `\\b(?:(?<tens>${TENS.join("|")})(?:[- ](?<rest>${UNITS.slice(1, 10).join("|")}))?|(?<unit>${UNITS.slice(2).join("|")})|(?<ordinal>${ORDINALS.slice(2).join("|")})|(?<dozen>dozen))\\b(?:\\s(?<scale>hundred|thousand|million|billion))?(?<percent>\\sper\\s?cent|\\spercent)?`,
  "giu",
);

function fromWord(
  match: RegExpExecArray,
  digits: readonly NumberMention[],
): readonly NumberMention[] {
  const start = match.index;
  const end = start + match[0].length;
  if (digits.some((other) => start < other.end && other.start < end)) return [];
  const { tens, rest, unit, ordinal, dozen, scale, percent } = match.groups ?? {};
  const base = ordinal
    ? ORDINALS.indexOf(ordinal.toLowerCase())
    : dozen
      ? 12
      : unit
        ? UNITS.indexOf(unit.toLowerCase())
        : (TENS.indexOf(tens?.toLowerCase() ?? "") + 2) * 10 +
          (rest ? UNITS.indexOf(rest.toLowerCase()) : 0);
  const factor = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }[
    scale?.toLowerCase() ?? ""
  ];
  return [
    {
      text: match[0],
      start,
      end,
      values: [base * (factor ?? 1)],
      unit: ordinal ? "ordinal" : percent ? "percent" : "plain",
    },
  ];
}
