import { countryCode } from "#shared/domain/leads/country.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { parseEmployees } from "#shared/domain/leads/employee-range.ts";
import { type DraftCompany, draftLimits } from "#shared/domain/leads/lead-draft.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import { type Resolution, saysTheSame } from "./resolve-conflicts.ts";
import type { SourcedValue } from "./sourced-value.ts";

export type MergedCompany = {
  readonly company: DraftCompany;
  /** Values that contradict what is kept, with what is kept. */
  readonly conflicts: readonly Conflict[];
};

export type Conflict = {
  readonly kept: string;
  readonly keptFrom: string;
  readonly loser: SourcedValue;
  /** The best of the sources, which only the list contradicts. */
  readonly isBest: boolean;
};

/** Fills what the lead's row left empty. What a person wrote in it stays, and a value that contradicts it is told. */
export function mergeCompany(
  given: DraftCompany,
  resolutions: readonly Resolution[],
): MergedCompany {
  const conflicts = resolutions.flatMap(({ winner, losers }) => {
    const [kept, keptFrom, rivals] = keptValue(given, winner, losers);
    return rivals
      .filter((loser) => !agrees(loser, kept))
      .map((loser): Conflict => ({ kept, keptFrom, loser, isBest: loser === winner }));
  });
  let company = given;
  for (const { winner } of resolutions) company = { ...fieldOf(winner), ...company };
  return { company, conflicts };
}

function keptValue(
  given: DraftCompany,
  winner: SourcedValue,
  losers: readonly SourcedValue[],
): readonly [string, string, readonly SourcedValue[]] {
  const written = textOf(given, winner.field);
  return written
    ? [written, "the list", [winner, ...losers]]
    : [winner.value, winner.sourceName, losers];
}

/** The field as the lead's schema takes it; empty when the value does not fit it. */
function fieldOf({ field, value }: SourcedValue): DraftCompany {
  switch (field) {
    case "employees": {
      const employees = parseEmployees(value);
      return employees ? { employees } : {};
    }
    case "country": {
      const country = countryCode(value);
      return country ? { country } : {};
    }
    case "domain": {
      const domain = registrableDomain(value);
      return domain ? { domain } : {};
    }
    case "website":
      return URL.canParse(value) && value.length <= draftLimits.url ? { website: value } : {};
    case "linkedinUrl": {
      const page = parseLinkedInUrl(value);
      return page?.kind === "company" ? { linkedinUrl: page.url } : {};
    }
    case "name":
      return { name: value.slice(0, draftLimits.name) };
    case "phone":
      return { phone: value.slice(0, draftLimits.phone) };
    case "industry":
    case "revenue":
    case "city":
    case "address":
      return { [field]: value.slice(0, draftLimits.text) };
    case "description":
    case "founded":
    case "email":
      return {};
  }
}

function textOf(company: DraftCompany, field: SourcedValue["field"]): string | undefined {
  const written = new Map<string, unknown>(Object.entries(company)).get(field);
  if (typeof written === "string") return written;
  const { employees } = company;
  if (field !== "employees" || !employees) return undefined;
  const { min, max } = employees;
  return min === max ? String(min) : `${min ?? 0}-${max ?? "more"}`;
}

/** A head count agrees with the range it lies in, a country with its name, the rest by its letters. */
function agrees({ field, value }: SourcedValue, kept: string): boolean {
  switch (field) {
    case "employees":
      return overlaps(parseEmployees(value), parseEmployees(kept));
    case "country":
      return countryCode(value) === countryCode(kept);
    case "domain":
    case "website":
      return registrableDomain(value) === registrableDomain(kept);
    // Everybody words these differently, so different words are no contradiction.
    case "industry":
    case "description":
    case "address":
    case "email":
    case "name":
      return true;
    default:
      return saysTheSame(value, kept);
  }
}

type Range = ReturnType<typeof parseEmployees>;

function overlaps(one: Range, other: Range): boolean {
  if (!one || !other) return true;
  const { min = 0, max = Number.POSITIVE_INFINITY } = one;
  return min <= (other.max ?? Number.POSITIVE_INFINITY) && max >= (other.min ?? 0);
}
