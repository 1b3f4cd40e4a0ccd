import type { Language } from "#shared/domain/replies/reply-reading.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { italian } from "./italian.ts";
import type { Phrases } from "./phrase.ts";
import { spanish } from "./spanish.ts";

export const allPhrases: Readonly<Record<Language, Phrases>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
};
