import { isFreeMailDomain, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { emailAddressesIn } from "#shared/domain/leads/email-address.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import { isPhoneNumber } from "./phone-key.ts";
import type { SuppressionScope } from "./suppression.ts";

export type NamedSuppression = {
  readonly scope: Exclude<SuppressionScope, "company">;
  readonly value: string;
};

export type SuppressionRow =
  | { readonly kind: "suppressions"; readonly named: readonly NamedSuppression[] }
  | { readonly kind: "unreadable"; readonly message: string };

/** Whom a row of an imported list means: the person by all it says of them, else the first domain in it. */
export function suppressionRow(
  cells: readonly string[],
  headers: readonly string[] = [],
): SuppressionRow {
  const person = cells.flatMap((cell, index) => identitiesIn(cell.trim(), headers[index] ?? ""));
  if (person.length > 0) return { kind: "suppressions", named: person };
  for (const cell of cells) {
    const domain = wholeDomain(cell.trim());
    if (!domain) continue;
    if (isFreeMailDomain(domain)) {
      const message = `${domain} gives mailboxes to everybody; name the addresses instead.`;
      return { kind: "unreadable", message };
    }
    return { kind: "suppressions", named: [{ scope: "domain", value: domain }] };
  }
  const isShared = cells.some(
    (cell, index) => isPhoneNumber(cell.trim()) && sharedLine.test(headers[index] ?? ""),
  );
  return {
    kind: "unreadable",
    message: isShared
      ? "The number of a company or an office is everybody's there; name the person or the domain instead."
      : "There is no e-mail address, LinkedIn profile, phone number or domain in this row.",
  };
}

function identitiesIn(cell: string, header: string): readonly NamedSuppression[] {
  if (cell.includes("@")) {
    return emailAddressesIn(cell).map((value) => ({ scope: "address", value }));
  }
  const profile = parseLinkedInUrl(cell);
  if (profile?.kind === "person") return [{ scope: "linkedin", value: profile.url }];
  const isTheirs = (cell.startsWith("+") || phoneHeader.test(header)) && !sharedLine.test(header);
  return isTheirs && isPhoneNumber(cell) ? [{ scope: "phone", value: cell }] : [];
}

/** A bare number may be anything; what its column is called tells. */
const phoneHeader = /phone|mobile|\btel|telef|\bcell\b|handy|rufnummer|durchwahl/i;

/** A stop is one person's, never the company's. */
const sharedLine =
  /compan|corporate|organi[sz]ation|office|\bhq\b|\bmain\b|switchboard|reception|\bfax|\bfirm|unternehmen|zentrale|b(?:ü|ue?)ro|entreprise|soci[eé]t|standard t|empresa|azienda|centralino|bedrijf/i;

/** "acme.example", "@acme.example", "https://www.acme.example/"; not a sentence that names one. */
function wholeDomain(cell: string): string | undefined {
  const bare = cell.replace(/^[*@]\.?/, "");
  if (!/^\S+\.\S+$/.test(bare) || bare.includes("@")) return undefined;
  // A company's page there is no domain of the company's.
  return parseLinkedInUrl(bare) ? undefined : registrableDomain(bare);
}
