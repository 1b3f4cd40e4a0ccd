import { plainWords } from "./plain-words.ts";

/** A day that a text names, and where in its plain words. */
export type NamedDate = { readonly day: string; readonly start: number; readonly end: number };

/** Days named in plain words of six languages, relative to the day the mail was written, in order of place. */
export function namedDates(words: string, written: Date): readonly NamedDate[] {
  const found: NamedDate[] = [];
  for (const { pattern, read } of forms) {
    for (const match of words.matchAll(pattern)) {
      const day = read(match, written, words);
      const start = match.index;
      const end = start + match[0].length;
      const isTaken = found.some((other) => start < other.end && other.start < end);
      if (day && !isTaken) found.push({ day, start, end });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

type Form = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray, written: Date, words: string) => string | undefined;
};

const monthNames: readonly string[] = [
  "january,jan,januar,janner,janvier,janv,enero,ene,gennaio,gen,januari",
  "february,feb,februar,feber,fevrier,fevr,fev,febrero,febbraio,febbr,februari",
  "march,mar,marz,mrz,mars,marzo,maart,mrt",
  "april,apr,avril,avr,abril,abr,aprile",
  "may,mai,mayo,maggio,mag,mei",
  "june,jun,juni,juin,junio,giugno,giu",
  "july,jul,juli,juillet,juil,julio,luglio,lug",
  "august,aug,aout,agosto,ago,augustus",
  "september,sept,sep,septembre,septiembre,settembre,sett,set",
  "october,oct,oktober,okt,octobre,octubre,ottobre,ott",
  "november,nov,novembre,noviembre",
  "december,dec,dezember,dez,decembre,diciembre,dic,dicembre",
];
const months = new Map(
  monthNames.flatMap((names, index) => names.split(",").map((name) => [name, index + 1] as const)),
);
const month = `(?:${[...months.keys()].toSorted((a, b) => b.length - a.length).join("|")})\\b\\.?`;

// Monday first.
const dayNames: readonly string[] = [
  "monday,mon,montag,lundi,lunes,lunedi,maandag",
  "tuesday,tue,tues,dienstag,mardi,martes,martedi,dinsdag",
  "wednesday,wed,mittwoch,mercredi,miercoles,mercoledi,woensdag",
  "thursday,thu,thurs,donnerstag,jeudi,jueves,giovedi,donderdag",
  "friday,fri,freitag,vendredi,viernes,venerdi,vrijdag",
  "saturday,sat,samstag,sonnabend,samedi,sabado,sabato,zaterdag",
  "sunday,sonntag,dimanche,domingo,domenica,zondag",
];
const weekdays = new Map(
  dayNames.flatMap((names, index) => names.split(",").map((name) => [name, index + 1] as const)),
);
const weekday = `(?:${[...weekdays.keys()].toSorted((a, b) => b.length - a.length).join("|")})\\b`;
const year = "(?:,? (?:de |del )?(20\\d\\d))?";

const forms: readonly Form[] = [
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)\b/g,
    read: ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d)),
  },
  {
    // 3. Dezember 2026, 3rd of December, 1er janvier, 3 de diciembre de 2026
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:\\.|st|nd|rd|th|er|o|º)?(?: of| de| di)? ?(${month})${year}`,
      "g",
    ),
    read: ([, d, name, y], written) => withYear(monthOf(name), Number(d), y, written),
  },
  {
    // December 3rd, 2026
    pattern: new RegExp(
      `\\b(${month}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.]\\d)${year}`,
      "g",
    ),
    read: ([, name, d, y], written) => withYear(monthOf(name), Number(d), y, written),
  },
  {
    pattern: /\b(\d{1,2})([./-])(\d{1,2})(?:\2(20\d\d|\d\d)?)?(?![\d/])/g,
    read: ([, first, separator, second, y], written, words) => {
      const full = y?.length === 2 ? `20${y}` : y;
      if (separator === "-" && !full) return undefined;
      return numericDay(Number(first), Number(second), { year: full, written, separator, words });
    },
  },
  {
    // "Monday, 4 January" names one day, not two.
    pattern: new RegExp(
      `\\b${weekday}(?!,?\\.? (?:the |den |der |dem |le |el |dia |il |de )?(?:\\d|${month}))`,
      "g",
    ),
    read: ([name], written) => nextWeekday(weekdays.get(name ?? "") ?? 1, written),
  },
  {
    pattern: /\b(?:tomorrow|morgen|demain|manana|domani)\b(?! fruh)/g,
    read: (_match, written) => plusDays(written, 1),
  },
  {
    pattern:
      /\b(?:next week|(?:der )?(?:nachsten?|kommenden?) woche|(?:la )?semaine prochaine|la (?:proxima semana|semana que viene)|(?:la )?(?:prossima settimana|settimana prossima)|volgende week)\b/g,
    read: (_match, written) => nextWeekday(1, written),
  },
  {
    // In January, im Januar, en janvier, a gennaio: its first day.
    pattern: new RegExp(
      `\\b(?:in|im|en|a|ab|early|anfang|debut|begin|beginning of|inizio) (${month})(?! ?\\d)${year}`,
      "g",
    ),
    read: ([, name, y], written) => withYear(monthOf(name), 1, y, written),
  },
];

function monthOf(name: string | undefined): number {
  return months.get(plainWords(name ?? "").replace(".", "")) ?? 0;
}

/** 03/12 is the third of December, save in American English, where what lies nearer ahead is meant. */
function numericDay(
  first: number,
  second: number,
  given: {
    readonly year: string | undefined;
    readonly written: Date;
    readonly separator: string | undefined;
    readonly words: string;
  },
): string | undefined {
  const dayFirst = withYear(second, first, given.year, given.written);
  const monthFirst = withYear(first, second, given.year, given.written);
  if (!dayFirst || !monthFirst)
    return dayFirst ?? (given.separator === "/" ? monthFirst : undefined);
  const mayBeAmerican = given.separator === "/" && / (?:the|will|office|i'm|am) /.test(given.words);
  if (!mayBeAmerican) return dayFirst;
  const today = given.written.toISOString().slice(0, 10);
  const ahead = [dayFirst, monthFirst].filter((day) => day >= today).toSorted();
  return ahead[0];
}

/** Without a year the next such day is meant; one long past is a note nobody took down. */
function withYear(
  monthNumber: number,
  day: number,
  given: string | undefined,
  written: Date,
): string | undefined {
  if (given) return dayOf(Number(given), monthNumber, day);
  const today = written.toISOString().slice(0, 10);
  const thisYear = dayOf(written.getUTCFullYear(), monthNumber, day);
  if (!thisYear || thisYear >= today) return thisYear;
  const nextYear = dayOf(written.getUTCFullYear() + 1, monthNumber, day);
  const isSoon =
    nextYear !== undefined && Date.parse(nextYear) - written.getTime() < 200 * 86_400_000;
  return isSoon ? nextYear : undefined;
}

function dayOf(yearNumber: number, monthNumber: number, day: number): string | undefined {
  const time = new Date(Date.UTC(yearNumber, monthNumber - 1, day));
  const isReal = time.getUTCMonth() === monthNumber - 1 && time.getUTCDate() === day;
  return isReal && monthNumber > 0 ? time.toISOString().slice(0, 10) : undefined;
}

function nextWeekday(wanted: number, written: Date): string {
  const today = written.getUTCDay() || 7;
  return plusDays(written, ((wanted - today + 6) % 7) + 1);
}

export function plusDays(from: Date, days: number): string {
  return new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
