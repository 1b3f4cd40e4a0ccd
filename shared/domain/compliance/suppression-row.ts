import { emailAddressesIn, hasBrokenAddress } from "#shared/domain/leads/email-address.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import { bareText } from "#shared/domain/leads/plain-text.ts";
import { type NamedDomain, namedDomain } from "./named-domain.ts";
import { isPhoneNumber } from "./phone-key.ts";
import type { SuppressionScope } from "./suppression.ts";

export type NamedSuppression = {
  readonly scope: Exclude<SuppressionScope, "company">;
  readonly value: string;
};

export type SuppressionRow = {
  /** Empty where the row names nobody; then there is a problem. */
  readonly named: readonly NamedSuppression[];
  /** What of the row is not stopped. */
  readonly problems: readonly SuppressionProblem[];
};

type SuppressionProblem = {
  /** The place of the cell in the row; undefined when the whole row is meant. */
  readonly cell?: number;
  readonly rule: SuppressionRule;
  readonly message: string;
};

type SuppressionRule =
  | "nobody-named"
  | "email-invalid"
  | "linkedin-invalid"
  | "phone-invalid"
  | "phone-shared"
  | "domain-shared";

/**
 * Whom a row of an imported list means: the person by all it says of them, else every domain in it. What is everybody's,
 * such as facebook.com/acme, is a problem only where the row names no domain beside it. A row whose address cannot be read
 * means a person all the same, and not everybody at the domain beside it.
 */
export function suppressionRow(
  cells: readonly string[],
  headers: readonly string[] = [],
): SuppressionRow {
  const headerOf = (index: number) => headers[index] ?? "";
  const person = cells.flatMap((cell, index) => identitiesIn(cell, headerOf(index)));
  const broken = cells.flatMap((cell, index) => brokenIn(cell, headerOf(index), index));
  if (person.length > 0) return { named: person, problems: broken };
  if (broken.some(({ rule }) => rule !== "phone-invalid")) return { named: [], problems: broken };
  const named = cells.flatMap(domainsIn);
  const domains = new Set(named.flatMap((one) => (one.kind === "domain" ? [one.domain] : [])));
  if (domains.size > 0) {
    return {
      named: [...domains].map((value) => ({ scope: "domain", value })),
      problems: broken,
    };
  }
  const shared = named.find(({ kind }) => kind === "shared");
  return {
    named: [],
    problems: broken.length > 0 ? broken : [nobodyNamed(cells, headers, shared)],
  };
}

/** A cell is one domain, or a list of nothing but domains; a sentence that names one is neither. */
function domainsIn(cell: string): readonly NamedDomain[] {
  const parts = cell.split(/[;,|\n]/).filter((part) => part.trim() !== "");
  const named = parts.map(namedDomain);
  return named.some(({ kind }) => kind === "none") ? [namedDomain(cell)] : named;
}

function identitiesIn(cell: string, header: string): readonly NamedSuppression[] {
  const addresses = emailAddressesIn(cell);
  if (addresses.length > 0) return addresses.map((value) => ({ scope: "address", value }));
  const profile = parseLinkedInUrl(cell);
  if (profile?.kind === "person") return [{ scope: "linkedin", value: profile.url }];
  const number = bareText(cell);
  const isTheirs = (number.startsWith("+") || phoneHeader.test(header)) && !sharedLine.test(header);
  return isTheirs && isPhoneNumber(number) ? [{ scope: "phone", value: number }] : [];
}

function brokenIn(cell: string, header: string, index: number): readonly SuppressionProblem[] {
  const problem = (rule: SuppressionRule, message: string) => [{ cell: index, rule, message }];
  const isAddressMeant = emailHeader.test(header) && bareText(cell) !== "";
  const isRead = identitiesIn(cell, header).length > 0 || namedDomain(cell).kind !== "none";
  if (hasBrokenAddress(cell) || (isAddressMeant && !isRead)) {
    return problem(
      "email-invalid",
      "There is an address that cannot be read, so it is not stopped.",
    );
  }
  if (/linkedin\.com\/(?:in|pub|sales)\b/i.test(cell) && !parseLinkedInUrl(cell)) {
    return problem("linkedin-invalid", "This is no address of a profile, so it is not stopped.");
  }
  const isNumber = phoneHeader.test(header) && !sharedLine.test(header) && /\d/.test(cell);
  if (isNumber && !isPhoneNumber(cell)) {
    return problem("phone-invalid", "This is no phone number, so it is not stopped.");
  }
  return [];
}

function nobodyNamed(
  cells: readonly string[],
  headers: readonly string[],
  domain: NamedDomain | undefined,
): SuppressionProblem {
  if (domain?.kind === "shared") return { rule: "domain-shared", message: domain.message };
  const isShared = cells.some(
    (cell, index) => isPhoneNumber(cell) && sharedLine.test(headers[index] ?? ""),
  );
  return isShared
    ? {
        rule: "phone-shared",
        message:
          "The number of a company or an office is everybody's there; name the person or the domain instead.",
      }
    : {
        rule: "nobody-named",
        message:
          "There is no e-mail address, LinkedIn profile, phone number or domain in this row.",
      };
}

/** What stands there means a person, readable or not, and never everybody at the domain beside it. */
const emailHeader = /\be-?mail|correo|courriel|posta elettronica/i;

/** A bare number may be anything; what its column is called tells. */
const phoneHeader = /phone|mobile|\btel|telef|\bcell\b|handy|rufnummer|durchwahl/i;

/** A stop is one person's, never the company's. */
const sharedLine =
  /compan|corporate|organi[sz]ation|office|\bhq\b|\bmain\b|switchboard|reception|\bfax|\bfirm|unternehmen|zentrale|b(?:ü|ue?)ro|entreprise|soci[eé]t|standard t|empresa|azienda|centralino|bedrijf/i;
