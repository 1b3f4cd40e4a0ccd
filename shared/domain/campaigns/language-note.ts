import { Language } from "#shared/domain/replies/reply-reading.ts";

/** Why the first mail is not in the language of its reader; undefined where it is, or where nobody knows theirs. */
export function languageNote(language: string, country: string | undefined): string | undefined {
  const theirs = languageOf(country);
  if (country === undefined || theirs === undefined || theirs === language) return undefined;
  const [written, spoken] = [language, theirs].map((code) => languages.of(code) ?? code);
  return `Written in ${written}, though the usual language of ${countries.of(country) ?? country} is ${spoken}: the campaign has no other language. Who answers in ${spoken} is read ${answered.has(theirs) ? "and answered in it" : "by a person"}.`;
}

/** As CLDR has it: the language most people of the country use. */
function languageOf(country: string | undefined): string | undefined {
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return undefined;
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return language === "und" ? undefined : language;
}

const answered: ReadonlySet<string> = new Set(Language.options);

const languages = new Intl.DisplayNames("en", { type: "language" });
const countries = new Intl.DisplayNames("en", { type: "region" });
