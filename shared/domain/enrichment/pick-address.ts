import { addressKind } from "#shared/domain/leads/address-kind.ts";
import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { EmailAddress, Lead } from "#shared/domain/leads/lead.ts";
import { bestAddress } from "#shared/domain/leads/rank-addresses.ts";
import { personKey } from "./merge-people.ts";
import type { SourcedPerson, SourcedValue } from "./sourced-value.ts";

/** The lead's address among what the sources gave: first the person's own by a vendor, then the best of the pages. */
export function pickAddress(
  { company, person }: Pick<Lead, "company" | "person">,
  values: readonly SourcedValue[],
  people: readonly SourcedPerson[],
): EmailAddress | undefined {
  const fullName =
    person?.fullName ?? [person?.firstName, person?.lastName].filter(Boolean).join(" ");
  const key = personKey({ fullName });
  const own = key ? people.find((one) => one.email && personKey(one) === key) : undefined;
  if (own?.email) {
    const { email: address, sourceName: source, confidence, url } = own;
    const reason = `given by ${source} for this person`;
    return { address, source, kind: "personal", confidence, url, reason };
  }
  // A colleague's own address is not the lead's, however well it is known.
  const colleagues = new Set(people.map(({ email }) => email?.toLowerCase()));
  const offered = values.filter(
    ({ field, value }) => field === "email" && !(key && colleagues.has(value.toLowerCase())),
  );
  const { firstName, lastName } = person ?? {};
  const named = { ...(firstName && { firstName }), ...(lastName && { lastName }) };
  const best = bestAddress(offered.map(foundAddress), {
    domain: company.domain ?? "",
    person: named,
  });
  if (best.kind === "none") return undefined;
  const { address, confidence, reason } = best;
  const from = offered.find(({ value }) => value.toLowerCase() === address);
  const kind = addressKind(address.split("@")[0] ?? "", []);
  return {
    address,
    source: from?.sourceName ?? "website",
    kind: best.isAboutPerson ? "personal" : kind === "unwanted" ? "generic" : kind,
    confidence,
    ...(from && { url: from.url }),
    reason,
  };
}

function foundAddress({ value, url, snippet }: SourcedValue): FoundAddress {
  return { address: value.toLowerCase(), form: "text", pageUrl: url, snippet };
}
