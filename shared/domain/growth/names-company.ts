import { companyShortName } from "#shared/domain/campaigns/company-short-name.ts";
import { foldText, normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** Whether a text says the company's name, in full or as people shorten it. */
export function namesCompany(text: string, company: Lead["company"]): boolean {
  const said = phrase(text);
  return namesOf(company).some((name) => said.includes(phrase(name)));
}

function namesOf({ name = "", domain = "" }: Lead["company"]): readonly string[] {
  const full = normaliseCompanyName(name);
  const words = full.split(" ").filter((word) => word !== "and");
  const [first = "", second] = words;
  const label = foldText(domain).replace(/[^a-z0-9]/g, "");
  const isDistinct = first.length >= 5 && !shared.test(first) && label.startsWith(first);
  return [
    full,
    companyShortName(name) ?? "",
    second && words.length > 2 ? `${first} ${second}` : "",
    isDistinct ? first : "",
  ].filter((some) => some.length > 2);
}

/** Words between spaces, so that a name is found by looking for " name "; "&" and "and" are left out. */
function phrase(text: string): string {
  const words = foldText(text)
    .replace(/['\u2019]s?(?![\p{L}\p{N}])/gu, "")
    .match(/[\p{L}\p{N}]+/gu);
  return ` ${(words ?? []).filter((word) => word !== "and").join(" ")} `;
}

/** First words that hundreds of companies share name none of them. */
const shared =
  /^(?:north|south|east|west|central|europ|global|inter|unite|national|general|royal|great|british|german|french|polish|american|nordic|baltic|alpine|atlantic|pacific|advanced|modern|precision|quality|premier|prime|first|green|black|white|silver|golden|digital|smart|studio|industr|marine|urban|metro|standard|superior|total|trade|world)/;
