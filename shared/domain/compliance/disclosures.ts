import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { LegalNeeds } from "./legal-basis.ts";
import { legalTexts } from "./legal-texts.ts";

export type FooterInput = {
  readonly language: Language;
  readonly writer: "machine" | "person";
  readonly needs: LegalNeeds;
  /** Of our first message to this person; what must be said once is said there. */
  readonly isFirst: boolean;
  readonly seller: {
    readonly company: string;
    readonly postalAddress: string;
    readonly contact: string;
  };
  /** Where the address is from, for the notice of it. */
  readonly source: AddressSource;
  /** The page that takes the opt-out; undefined on channels where a word must do. */
  readonly unsubscribeUrl: string | undefined;
};

export type AddressSource = {
  readonly from: "own-site" | "vendor" | "list" | "referral";
  /** Page or vendor, as a reader can look it up. */
  readonly name: string | undefined;
  readonly on: string | undefined;
};

/** What the law wants under a message, one paragraph each, in the reader's language. Nothing of it is hidden behind a link. */
export function legalFooter(input: FooterInput): readonly string[] {
  const { needs, isFirst, seller } = input;
  return [
    ...(input.writer === "machine" ? [aiDisclosure(input.language, seller.company)] : []),
    ...(needs.sourceNotice && isFirst
      ? [sourceNotice(input.language, input.source, seller.contact, needs.consent)]
      : []),
    ...(needs.postalAddress ? [seller.postalAddress] : []),
    optOutLine(input.language, input.unsubscribeUrl),
  ];
}

/** LAW-AI-1 in a note of 200 characters: one short sentence, in the note itself. */
export function shortAiDisclosure(language: Language, company: string): string {
  return legalTexts[language].shortAiDisclosure(company);
}

/**
 * LAW-AI-1, in every country: Regulation (EU) 2024/1689 Art. 50(1) binds whoever offers or uses the system in the EU, wherever
 * the reader is. It stands in the message itself, in plain words, and says how to reach a person.
 */
function aiDisclosure(language: Language, company: string): string {
  return legalTexts[language].aiDisclosure(company);
}

/** GDPR Art. 14: where the address is from, why it is used, on which ground, and which rights there are. */
function sourceNotice(
  language: Language,
  source: AddressSource,
  contact: string,
  consent: LegalNeeds["consent"],
): string {
  const texts = legalTexts[language];
  const day = source.on && writtenDay(language, source.on);
  const found = texts.found(source.from, source.name, day);
  if (!consent) return texts.sourceNotice(found, contact, texts.grounds["legitimate-interest"]);
  const agreed = texts.agreed(consent.source, writtenDay(language, consent.at));
  return texts.sourceNotice(`${agreed}. ${found}`, contact, texts.grounds.consent);
}

/** In every message; the same words where there is no page to click. */
function optOutLine(language: Language, url: string | undefined): string {
  const texts = legalTexts[language];
  return url ? texts.optOut(url) : texts.optOutByWord;
}

function writtenDay(language: Language, day: string): string {
  const written = new Date(day).toLocaleDateString(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  // Intl writes the first of a month in French as "1".
  return language === "fr" ? written.replace(/^1 /, "1er ") : written;
}
