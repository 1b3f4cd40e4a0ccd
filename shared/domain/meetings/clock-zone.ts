import { Language } from "#shared/domain/replies/reply-reading.ts";
import { clockOf } from "./slot-in-words.ts";
import { instantAt, zonedTime } from "./zoned-time.ts";

/** A text without the clocks it names, and those clocks: "10:30 MEZ", "3 pm GMT+1", "your time". */
export function clocksIn(
  text: string,
  spoken?: string,
): { readonly rest: string; readonly clocks: readonly string[] } {
  const clocks: string[] = [];
  const take = (named: string): string => {
    clocks.push(named);
    return " ";
  };
  const rest = text
    .normalize("NFC")
    .replace(WRITTEN_OUT, (_, named: string) => take(named))
    .replace(OFFSET, take)
    .replace(NAME, take)
    .replace(CAPITALS, take)
    .replace(AFTER_HOUR, (whole, hour: string, name: string) =>
      isWord(name, spoken) ? whole : `${hour}${take(name)}`,
    )
    .replace(DESCRIBED, take);
  return { rest, clocks };
}

/** Whether it is the clock of the zone at that moment, as our own mails name it or as its distance from UTC. */
export function isClockOf(named: string, zone: string, at: Date): boolean {
  const own = Language.options.flatMap((language) => [
    shortZoneName(at, language, zone),
    clockOf(language, zone).toUpperCase(),
  ]);
  if (own.includes(named.toUpperCase())) return true;
  const offset = offsetOf(named);
  return offset !== undefined && offset === offsetAt(zone, at);
}

/** A clock other than the reader's own may be meant: "10am EST", "your time". */
export function namesOtherClock(text: string, zone: string, at: Date, spoken?: string): boolean {
  return clocksIn(text, spoken).clocks.some((clock) => !isClockOf(clock, zone, at));
}

/** As our own lines end: "(heure de Paris)", "(New York time)". */
const WRITTEN_OUT =
  /\(((?:heure d|hora d|ora d|tijd in |ortszeit )[^()\n]{2,40}|[^()\n]{2,40} (?:time|zeit))\)/gi;
const OFFSET = /\b(?:GMT|UTC)\s?[+\-\u2212\u2013]\s?\d{1,2}(?::?[0-5]\d)?(?!\d)/gi;
/** Abbreviations that are a word in none of the six languages. */
const NAME =
  /\b(?:GMT|UTC|BST|CEST|CET|MESZ|MEZ|WESZ|WEZ|EEST|OESZ|OEZ|EDT|PDT|PST|CDT|CST|MDT|MST|GST|AEST|AEDT|NZST|NZDT|SAST|JST|SGT|HKT)\b/gi;
/** In capitals even those that are a word: "est" is "is" in French, "ist" in German. */
const CAPITALS = /\b(?:EST|IST|ET|PT|CT|MT|WET|WEST|EET)\b/g;
const AFTER_HOUR = /(\d\s?(?:a\.?m\.?|p\.?m\.?)?\s)(est|ist|et|pt|ct|mt|wet|eet)\b/gi;
const DESCRIBED =
  /\b(?<!\bfor )your time\b|\b(?:my|our|local|(?!(?:your|convenient|suitable|proposed|suggested|offered|exact|that|this|the|any|which|what|same|good|first|second|third|last|some|next|free|more|other|another|right|best|meeting|call|in|on|of|is|a)\b)\p{L}+) time\b|\b(?:ihrer|eurer|unserer|meiner|\p{Lu}\p{L}+er) zeit\b|\bortszeit\b|\b(?:votre|notre) heure\b|\bheure (?:de|d'|fran\p{L}+|locale)|\bhora (?:de|local|peninsular)\b|\bora (?:di|locale|italiana)\b|\b(?:uw|onze|lokale|\p{L}+se) tijd\b/giu;

function isWord(name: string, spoken: string | undefined): boolean {
  return spoken !== undefined && words[name.toLowerCase()] === spoken;
}

const words: Readonly<Record<string, string>> = {
  est: "fr",
  et: "fr",
  ist: "de",
  eet: "nl",
  wet: "nl",
};

function offsetOf(named: string): number | undefined {
  const found = /^(?:GMT|UTC)(?:\s?([+\-\u2212\u2013])\s?(\d{1,2})(?::?(\d\d))?)?$/i.exec(named);
  if (!found) return undefined;
  const [, sign, hours = "0", minutes = "0"] = found;
  return (sign === undefined || sign === "+" ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

function offsetAt(zone: string, at: Date): number {
  const { day, minutes } = zonedTime(at, zone);
  return Math.round((instantAt(day, minutes, "UTC").getTime() - at.getTime()) / 60_000);
}

/** "MEZ", "CET". Where a language only counts hours from UTC, as people write it to each other. */
function shortZoneName(at: Date, language: Language, timeZone: string): string {
  const own = zoneNameIn(locales[language], at, timeZone);
  return /^(UTC|GMT)[+\u2212-]/.test(own) ? zoneNameIn(locales.en, at, timeZone) : own;
}

function zoneNameIn(locale: string, at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: "short",
  }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value.toUpperCase() ?? "";
}

const locales = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES", it: "it-IT", nl: "nl-NL" };
