import type { PageCompany } from "./page-company.ts";

/** Stands for the company in a sentence under the rules, whatever the sentence calls it. */
export const company = "§";

/**
 * "We", "Kestrel", "Kestrel Bearings Ltd" and "the company" become one sign, so that a rule is written once. The quote
 * stays as it was.
 */
export function companySentences({
  names,
  isOwnSite,
}: PageCompany): (sentence: string, follows: boolean) => string {
  const named = new RegExp(
    `(?<![\\p{L}\\d@./-])(?:${names.map(literally).join("|")})(?:,? (?:Ltd|Limited|Inc|LLC|LLP|plc|GmbH|AG|SAS|SARL|SA|S\\.A|S\\.p\\.A|SpA|S\\.L|S\\.r\\.l|B\\.V|BV|a\\.s|s\\.r\\.o|AB|AS|A/S|ASA|Oy|DAC|Corp|Corporation|Co)(?![\\p{L}\\d]))?(?:\\.(?=,? \\p{Ll}))?(?![\\p{L}\\d@-]|\\.\\p{Ll})`,
    "gu",
  );
  return (sentence, follows) => {
    const byName = sentence.replace(named, company);
    const byNoun = follows ? byName.replace(theCompany, company) : byName;
    const byPronoun = isOwnSite ? byNoun.replace(we, company).replace(our, `${company}'s`) : byNoun;
    return byPronoun.replace(new RegExp(`${company}['’](?:s\\b)?`, "g"), `${company}'s`);
  };
}

const theCompany =
  /\b(?:[Tt]he (?:company|firm|group|business|manufacturer|wholesaler|distributor|cooperative|co-operative)|[Dd]as Unternehmen|[Dd]ie (?:Firma|Gruppe)|[Ll][’']entreprise|[Ll]a (?:société|maison)|[Ll]e groupe)\b(?!['’])/gu;

const we = /\b(?:We|we|Wir|wir|Nous|nous)\b(?!['’]ll)/g;
const our = /\b(?:Our|our|Unsere?[nmrs]?|unsere?[nmrs]?|Notre|notre|Nos|nos)\b/g;

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
