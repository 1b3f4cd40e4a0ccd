import type { Lead } from "#shared/domain/leads/lead.ts";
import type { AddressSource } from "./disclosures.ts";

/** Where the address of a lead is from, as its reader can check it. */
export function sourceOfLead({ email, createdAt }: Lead): AddressSource {
  const on = email?.foundOn ?? createdAt.slice(0, 10);
  // The name of a file is ours and may say what is nobody's business.
  if (!email || ours.has(email.source)) return { from: "list", name: undefined, on };
  // Unnamed: who named them did not agree to be quoted in advertising.
  if (email.source === "referral") return { from: "referral", name: undefined, on };
  if (email.source === "website") return { from: "own-site", name: pageOf(email.url), on };
  return { from: "vendor", name: capitalised(email.source), on };
}

const ours = new Set(["csv", "api"]);

function pageOf(url: string | undefined): string | undefined {
  const parsed = url ? URL.parse(url) : null;
  return parsed ? `${parsed.host}${parsed.pathname.replace(/\/$/, "")}` : undefined;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
