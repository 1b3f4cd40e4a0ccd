/** The day on or after which the person wants to hear again or is back, as an ISO date. Later than now, or nothing. */
export function untilDate(folded: string, now: Date): string | undefined {
  const today = now.toISOString().slice(0, 10);
  for (const read of readers) {
    const day = read(folded, now);
    if (day !== undefined && day > today) return day;
  }
  return undefined;
}

type Reader = (folded: string, now: Date) => string | undefined;

/** The most exact words first: "until 4 January" before "in January" before "next quarter". */
const readers: readonly Reader[] = [
  isoDay,
  dayOfMonth,
  monthBeforeDay,
  numericDay,
  partOfMonth,
  seasonOrQuarter,
  relative,
];

const MONTHS: readonly (readonly string[])[] = [
  ["january", "jan", "januar", "janvier", "enero", "gennaio", "januari"],
  ["february", "feb", "februar", "fevrier", "febrero", "febbraio", "februari"],
  ["march", "mar", "marz", "maerz", "mars", "marzo", "maart"],
  ["april", "apr", "avril", "abril", "aprile"],
  ["may", "mai", "mayo", "maggio", "mei"],
  ["june", "jun", "juni", "juin", "junio", "giugno"],
  ["july", "jul", "juli", "juillet", "julio", "luglio"],
  ["august", "aug", "aout", "agosto", "augustus"],
  ["september", "sept", "sep", "septembre", "septiembre", "settembre"],
  ["october", "oct", "oktober", "octobre", "octubre", "ottobre"],
  ["november", "nov", "novembre", "noviembre"],
  ["december", "dec", "dezember", "decembre", "diciembre", "dicembre"],
];
const month = MONTHS.flat()
  .toSorted((one, other) => other.length - one.length)
  .join("|");

const YEAR = "(?:[ ,]*(?:de |del )?(?<year>20\\d\\d))?";
const DAY_MONTH = new RegExp(
  `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)? ?(?:of |de |di )?(?<month>${month})(?!\\p{L})\\.?${YEAR}`,
  "u",
);
const MONTH_DAY = new RegExp(
  `(?<!\\p{L})(?<month>${month})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${YEAR}`,
  "u",
);
/** A bare month counts only after a word of time: "may" and "mar" are words of their own. */
const MONTH_ALONE = new RegExp(
  `(?:\\b(?:in|until|till|before|after|from|since|im|ab|bis|vor|nach|en|a|ad|debut|fin|mi|jusqu'en|des|hasta|desde|para|fino|da|dopo|prima|tot|vanaf|voor|na|half|mid|mitte|meta|mediados|early|late|anfang|ende|begin|eind|back to|week of|week in|inizio|principios|finales|fine)(?:[ -](?:de|di|le|the|du|next|nachsten|early|late|mid|half|begin|eind|meta|mediados|a|van|of))*[ -])(?<month>${month})(?!\\p{L})${YEAR}`,
  "u",
);

function isoDay(folded: string): string | undefined {
  return /\b20\d\d-\d\d-\d\d\b/.exec(folded)?.[0];
}

function dayOfMonth(folded: string, now: Date): string | undefined {
  return fromGroups(DAY_MONTH.exec(folded)?.groups, now);
}

function monthBeforeDay(folded: string, now: Date): string | undefined {
  return fromGroups(MONTH_DAY.exec(folded)?.groups, now);
}

/** Day first, as in Europe: "04.01.2027" and "7.12.". Slashes are left alone, for Americans put the month first. */
function numericDay(folded: string, now: Date): string | undefined {
  const found = /(?<!\d)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>20\d\d|\d\d)?(?!\d)/.exec(
    folded,
  )?.groups;
  if (!found) return undefined;
  const year = found["year"];
  return dated(
    now,
    Number(found["month"]) - 1,
    Number(found["day"]),
    year && (year.length === 2 ? `20${year}` : year),
  );
}

function partOfMonth(folded: string, now: Date): string | undefined {
  const found = MONTH_ALONE.exec(folded);
  if (!found?.groups) return undefined;
  const day = /(?:mid|half|mitte|mi|meta|mediados)[ -]/.test(found[0])
    ? 15
    : /(?:late|ende|fin|eind|fine|finales|end of)[ -]/.test(found[0])
      ? 25
      : /second week of/.test(folded)
        ? 8
        : 1;
  return dated(now, monthIndex(found.groups["month"]), day, found.groups["year"]);
}

function seasonOrQuarter(folded: string, now: Date): string | undefined {
  const quarter = /\b(?:q|quartal |trimestre )([1-4])\b/.exec(folded)?.[1];
  if (quarter !== undefined) return dated(now, (Number(quarter) - 1) * 3, 1, undefined);
  if (
    /\b(?:next quarter|nachstes quartal|nachsten quartal|kommenden quartal|prochain trimestre|proximo trimestre|prossimo trimestre|volgend kwartaal)\b/.test(
      folded,
    )
  ) {
    return new Date(Date.UTC(now.getUTCFullYear(), (Math.floor(now.getUTCMonth() / 3) + 1) * 3, 1))
      .toISOString()
      .slice(0, 10);
  }
  if (
    /\b(?:new year|next year|nachstes jahr|nachsten jahr|neuen jahr|annee prochaine|proximo ano|ano que viene|ano nuevo|prossimo anno|anno nuovo|volgend jaar|nieuwe jaar|nouvelle annee)\b/.test(
      folded,
    )
  ) {
    return `${now.getUTCFullYear() + 1}-01-${NEW_YEARS_WORK}`;
  }
  const season = SEASONS.find(({ words }) => words.test(folded));
  return season && dated(now, season.month, 1, undefined);
}

/** Nobody is at work on the first days of January. */
const NEW_YEARS_WORK = "07";

const SEASONS = [
  {
    words:
      /\b(?:in|next|nachsten|im|until|au|en|in de|this|nel|in) (?:the )?(?:spring|fruhjahr|fruhling|printemps|primavera|voorjaar|lente)\b/,
    month: 2,
  },
  {
    words:
      /\b(?:after|nach dem|apres|despues del|dopo|na) (?:the |l'|de |l')?(?:summer|sommer|ete|verano|estate|zomer)\b/,
    month: 8,
  },
  { words: /\b(?:autumn|herbst|automne|otono|autunno|herfst)\b/, month: 8 },
];

function relative(folded: string, now: Date): string | undefined {
  const found =
    /\b(?:in|dans|en|fra|tra|over|binnen) (?:about |ca\.? |etwa |circa |unos )?(?<count>\d{1,2}|a|one|two|three|six|einem|zwei|drei|sechs|un|deux|trois|six|dos|tres|seis|due|sei|een|twee|drie|zes) (?<unit>weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|months?|monat(?:en|e)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?)\b/.exec(
      folded,
    )?.groups;
  if (!found) return undefined;
  const count = COUNTS[found["count"] ?? ""] ?? Number(found["count"]);
  if (!Number.isFinite(count)) return undefined;
  const isWeeks = /^(?:week|woche|semain|seman|settim|weken)/.test(found["unit"] ?? "");
  const day = new Date(now);
  if (isWeeks) day.setUTCDate(day.getUTCDate() + 7 * count);
  else day.setUTCMonth(day.getUTCMonth() + count);
  return day.toISOString().slice(0, 10);
}

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  einem: 1,
  un: 1,
  een: 1,
  two: 2,
  zwei: 2,
  deux: 2,
  dos: 2,
  due: 2,
  twee: 2,
  three: 3,
  drei: 3,
  trois: 3,
  tres: 3,
  tre: 3,
  drie: 3,
  six: 6,
  sechs: 6,
  seis: 6,
  sei: 6,
  zes: 6,
};

function fromGroups(
  groups: Readonly<Record<string, string | undefined>> | undefined,
  now: Date,
): string | undefined {
  return groups && dated(now, monthIndex(groups["month"]), Number(groups["day"]), groups["year"]);
}

function monthIndex(name: string | undefined): number {
  return MONTHS.findIndex((names) => names.includes(name ?? ""));
}

/** Without a year the next such day from now on is meant. Days that do not exist are no days. */
function dated(
  now: Date,
  month: number,
  day: number,
  year: string | undefined,
): string | undefined {
  const first = new Date(Date.UTC(Number(year ?? now.getUTCFullYear()), month, day));
  if (month < 0 || first.getUTCMonth() !== month) return undefined;
  const isPast = year === undefined && first.getTime() < now.getTime();
  if (isPast) first.setUTCFullYear(first.getUTCFullYear() + 1);
  return first.toISOString().slice(0, 10);
}
