import { foldText } from "../leads/company-name.ts";
import { fieldSynonyms } from "./field-synonyms.ts";
import { LeadField } from "./lead-field.ts";

export type ColumnGuess = {
  readonly field?: LeadField;
  readonly confidence: number;
  readonly reason: string;
};

/** What a column means by its header, or by its values when the header says nothing. */
export function guessColumn(header: string, values: readonly string[]): ColumnGuess {
  const byHeader = guessByHeader(header);
  const byValues = guessByValues(values);
  // A column "LinkedIn" may hold companies' pages, a column "Website" bare domains.
  if (byHeader.field === "linkedinUrl" && byValues?.field === "companyLinkedinUrl") return byValues;
  return byHeader.field || byHeader.isAboutSomethingElse || !byValues ? byHeader : byValues;
}

type HeaderGuess = ColumnGuess & { readonly isAboutSomethingElse?: boolean };

function guessByHeader(header: string): HeaderGuess {
  const words = headerWords(header);
  const exact = fieldOf.get(words.join(" "));
  if (exact) return { field: exact, confidence: 1, reason: `"${header}" is a usual name for it.` };
  const bare = words.filter((word) => !/^\d+$/.test(word));
  if (bare.some((word) => otherMatters.has(word))) {
    const reason = `"${header}" is about something else.`;
    return { confidence: 0, reason, isAboutSomethingElse: true };
  }
  const qualified = stripQualifiers(bare);
  if (qualified) return { field: qualified, confidence: 0.9, reason: `"${header}" names it.` };
  const phrase = longestPhrase(bare);
  if (phrase) {
    const reason = `"${header}" contains "${phrase.synonym}".`;
    return { field: phrase.field, confidence: 0.7, reason };
  }
  return { confidence: 0, reason: `"${header}" is not known.` };
}

/** `Contact: E-mail 1` and `contactEMail1` are the same words. */
function headerWords(header: string): string[] {
  const spaced = header
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{L})(\d)/gu, "$1 $2");
  return foldText(spaced)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
}

function stripQualifiers(words: readonly string[]): LeadField | undefined {
  const joined = fieldOf.get(words.join(" "));
  if (joined) return joined;
  const rest = words.filter((word) => !qualifiers.has(word));
  const field = fieldOf.get(rest.join(" "));
  if (!field) return undefined;
  const isCompanys = words.some((word) => companyWords.has(word));
  if (isCompanys && field === "phone") return "companyPhone";
  if (isCompanys && field === "linkedinUrl") return "companyLinkedinUrl";
  return field;
}

function longestPhrase(
  words: readonly string[],
): { field: LeadField; synonym: string } | undefined {
  for (let length = words.length; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const synonym = words.slice(start, start + length).join(" ");
      const field = synonym.length > 3 || synonym === "tel" ? fieldOf.get(synonym) : undefined;
      if (field) return { field, synonym };
    }
  }
  return undefined;
}

// Half of the values must agree: a list is never clean.
function guessByValues(values: readonly string[]): ColumnGuess | undefined {
  if (values.length === 0) return undefined;
  const kind = valueKinds.find(({ pattern }) => {
    const matching = values.filter((value) => pattern.test(value.trim())).length;
    return matching * 2 > values.length;
  });
  return (
    kind && { field: kind.field, confidence: 0.6, reason: `Its values look like ${kind.what}.` }
  );
}

const valueKinds: readonly { field: LeadField; what: string; pattern: RegExp }[] = [
  { field: "email", what: "e-mail addresses", pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i },
  { field: "linkedinUrl", what: "LinkedIn profiles", pattern: /linkedin\.com\/(?:in|pub)\//i },
  {
    field: "companyLinkedinUrl",
    what: "LinkedIn pages of companies",
    pattern: /linkedin\.com\/(?:company|school)\//i,
  },
  { field: "website", what: "websites", pattern: /^(?:https?:\/\/|www\.)\S+\.[a-z]{2,}\S*$/i },
  { field: "domain", what: "domains", pattern: /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i },
  { field: "phone", what: "phone numbers", pattern: /^(?:\+|00|\(0|0)[\d\s()./-]{7,20}$/ },
  {
    field: "employees",
    what: "employee ranges",
    pattern: /^\d[\d,.]*\s?-\s?\d[\d,.]*$|^\d[\d,.]*\+$/,
  },
  {
    field: "company",
    what: "company names",
    pattern:
      /\b(?:gmbh|ltd|limited|inc|llc|ag|s\.?a\.?r\.?l|b\.?v|s\.?p\.?a|plc|corp|sp\. z o\.o)\.?$/i,
  },
];

const fieldOf: ReadonlyMap<string, LeadField> = new Map(
  LeadField.options.flatMap((field) =>
    fieldSynonyms[field].map((synonym) => [synonym, field] as const),
  ),
);

const companyWords = new Set(
  "company organization organisation account business corporate office hq firma firmen unternehmen entreprise societe empresa azienda bedrijf firmy".split(
    " ",
  ),
);

const qualifiers = new Set([
  ..."contact lead prospect person personal primary main work professional business customer client your my the of der des de du la le del di van current preferred best direct field value".split(
    " ",
  ),
  ...companyWords,
]);

// "Email status", "Contact ID", "Last activity date", "Phone type": about a value, not the value.
const otherMatters = new Set(
  "id ids uuid status type date datum owner created updated modified verified verification valid validation score stage count opt optin optout consent unsubscribed subscribed bounced sent opened activity confidence timestamp time flag tag tags password list lists segment campaign sequence provider besitzer".split(
    " ",
  ),
);
