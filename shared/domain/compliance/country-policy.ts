import { countryName } from "#shared/domain/leads/country-name.ts";
import { countryPolicies } from "./country-policies.ts";

/** What can make advertising by electronic message lawful. */
export type Ground = "consent" | "relationship" | "published" | "role-address" | "opt-out";

export type CountryRules = {
  /** The provision, as it is quoted to people. */
  readonly law: string;
  /** Where it was read. */
  readonly source: string;
  /** Each of them is enough; the strongest first. */
  readonly corporate: readonly Ground[];
  readonly individual: readonly Ground[];
  /** How somebody counts whose legal form nobody knows. */
  readonly unknownIs: "corporate" | "individual";
  /** Whether the person must be told where the address is from: GDPR Art. 14 and what equals it. */
  readonly isUnderGdpr: boolean;
};

export type CountryPolicy = CountryRules & { readonly name: string };

/** The rules of a country; one that is unknown or stands in no row gets the strictest that can be kept. */
export function policyOf(country: string | undefined): CountryPolicy {
  const rules = country ? countryPolicies.get(country) : undefined;
  const name = country ? spoken(countryName(country)) : "an unknown country";
  return { ...(rules ?? strictest), name };
}

const strictest: CountryRules = {
  law: "no rule is stored for the country, so the strictest holds",
  source: "GDPR Art. 6(1)(a) and Directive 2002/58/EC Art. 13(1), taken for everybody",
  corporate: ["consent"],
  individual: ["consent"],
  unknownIs: "individual",
  isUnderGdpr: true,
};

function spoken(name: string): string {
  return /^(?:United|Netherlands|Philippines)/.test(name) ? `the ${name}` : name;
}
