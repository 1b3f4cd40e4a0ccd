import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { Slot } from "./approval.ts";
import { zonedTime } from "./zoned-time.ts";

/** "Dienstag, 1. Dezember um 14 Uhr (Berliner Zeit)": as people write it, with the clock that is meant. */
export function slotInWords({ startsAt }: Slot, language: Language, timeZone: string): string {
  const at = new Date(startsAt);
  const { minutes } = zonedTime(at, timeZone);
  const clock = clocks[language](Math.floor(minutes / 60), String(minutes % 60).padStart(2, "0"));
  return `${dayInWords(at, language, timeZone)} ${clock} (${clockOf(language, timeZone)})`;
}

function dayInWords(at: Date, language: Language, timeZone: string): string {
  const written = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(at);
  // Intl writes the first of a month in French as "1".
  return language === "fr" ? written.replace(/(?<!\d)1 /, "1er ") : written;
}

const locales = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES", it: "it-IT", nl: "nl-NL" };

const clocks: Readonly<Record<Language, (hour: number, minute: string) => string>> = {
  en: (hour, minute) => `at ${String(hour).padStart(2, "0")}:${minute}`,
  de: (hour, minute) => `um ${hour}${minute === "00" ? "" : `:${minute}`} Uhr`,
  fr: (hour, minute) => `à ${hour} h${minute === "00" ? "" : ` ${minute}`}`,
  es: (hour, minute) => `a las ${hour}:${minute}`,
  it: (hour, minute) => `alle ore ${hour}:${minute}`,
  nl: (hour, minute) => `om ${hour}:${minute} uur`,
};

/** How the line names the clock of a zone: after the city that the zone is named for. */
export function clockOf(language: Language, timeZone: string): string {
  const city = cityOf(timeZone);
  if (city === undefined) return timeZone;
  const name = cities[city]?.[language] ?? city;
  switch (language) {
    case "en":
      return `${name} time`;
    case "de":
      return cities[city]?.zeit ?? `Ortszeit ${name}`;
    case "fr":
      return /^[aeiouyh]/i.test(fold(name)) ? `heure d'${name}` : `heure de ${name}`;
    case "es":
      return `hora de ${name}`;
    case "it":
      return `ora di ${name}`;
    case "nl":
      return `tijd in ${name}`;
  }
}

function cityOf(timeZone: string): string | undefined {
  if (!timeZone.includes("/") || timeZone.startsWith("Etc/")) return undefined;
  return timeZone.split("/").at(-1)?.replaceAll("_", " ");
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** Where a language writes a city otherwise than the zone does, and how German makes its time of it. */
const cities: Readonly<
  Record<string, Partial<Record<Language, string>> & { readonly zeit?: string }>
> = {
  Amsterdam: { zeit: "Amsterdamer Zeit" },
  Athens: { de: "Athen", fr: "Athènes", es: "Atenas", it: "Atene", nl: "Athene" },
  Berlin: { es: "Berlín", it: "Berlino", nl: "Berlijn", zeit: "Berliner Zeit" },
  Brussels: { de: "Brüssel", fr: "Bruxelles", es: "Bruselas", it: "Bruxelles", nl: "Brussel" },
  Copenhagen: { de: "Kopenhagen", fr: "Copenhague", es: "Copenhague", it: "Copenaghen" },
  Dublin: { fr: "Dublin", es: "Dublín", it: "Dublino" },
  Lisbon: { de: "Lissabon", fr: "Lisbonne", es: "Lisboa", it: "Lisbona", nl: "Lissabon" },
  London: { fr: "Londres", es: "Londres", it: "Londra", nl: "Londen", zeit: "Londoner Zeit" },
  Luxembourg: { de: "Luxemburg", es: "Luxemburgo", it: "Lussemburgo", nl: "Luxemburg" },
  Madrid: { zeit: "Madrider Zeit" },
  "New York": { es: "Nueva York", zeit: "New Yorker Zeit" },
  Paris: { es: "París", it: "Parigi", nl: "Parijs", zeit: "Pariser Zeit" },
  Prague: { de: "Prag", es: "Praga", it: "Praga", nl: "Praag" },
  Rome: { de: "Rom", es: "Roma", it: "Roma" },
  Stockholm: { fr: "Stockholm", es: "Estocolmo", it: "Stoccolma" },
  Vienna: { de: "Wien", fr: "Vienne", es: "Viena", nl: "Wenen", zeit: "Wiener Zeit" },
  Warsaw: { de: "Warschau", fr: "Varsovie", es: "Varsovia", it: "Varsavia", nl: "Warschau" },
  Zurich: { de: "Zürich", es: "Zúrich", it: "Zurigo", nl: "Zürich", zeit: "Zürcher Zeit" },
};
