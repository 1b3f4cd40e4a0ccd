import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import { type AddressOrigin, type LegalBasis, legalBasis } from "./legal-basis.ts";
import { subscriberType } from "./subscriber-type.ts";

/** The legal basis to write to a lead, read from what is stored of it. */
export function basisOfLead(
  lead: Lead,
  about: { readonly channel: Channel; readonly purpose: "step" | "reply" | "meeting" },
  now: Date,
): LegalBasis {
  if (lead.doNotContact !== undefined && about.purpose === "step") {
    return { kind: "refused", reason: lead.doNotContact };
  }
  return legalBasis({
    country: lead.company.country,
    subscriber: subscriberType({ name: lead.company.name, email: lead.email?.address }),
    address: originOf(lead),
    consent: lead.consent,
    ...about,
    now,
  });
}

function originOf({ email }: Lead): AddressOrigin {
  return {
    from: placeOf(email?.source),
    isRole: email?.kind === "role" || email?.kind === "generic",
    url: email?.url,
    seenOn: email?.foundOn,
  };
}

function placeOf(source: string | undefined): AddressOrigin["from"] {
  if (source === "website") return "own-site";
  if (source === "referral") return "referral";
  return source === undefined || source === "csv" || source === "api" ? "list" : "vendor";
}
