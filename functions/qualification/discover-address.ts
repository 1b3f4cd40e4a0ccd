import { addressKind } from "#shared/domain/leads/address-kind.ts";
import { namePattern } from "#shared/domain/leads/address-pattern.ts";
import type { EmailAddress, Lead } from "#shared/domain/leads/lead.ts";
import { bestAddress } from "#shared/domain/leads/rank-addresses.ts";
import type { AgentRun } from "#shared/models/agent.ts";
import type { EmailFinder } from "#shared/ports/email-finder.ts";
import type { SiteVisit, SiteVisitor } from "#shared/ports/site-visitor.ts";

export type AddressDeps = {
  readonly site: SiteVisitor;
  /** The paid fallback; undefined while no key is stored. */
  readonly finder: () => Promise<EmailFinder | undefined>;
};

export type Discovery = {
  readonly email?: EmailAddress;
  /** Why no address is known. */
  readonly note?: string;
  /** Why the person must be left alone. */
  readonly doNotContact?: string;
  /** What the company's page says; undefined when there was no need or no way to read it. */
  readonly about?: string;
};

/** The address the row gives, else the best one on the company's site, else one that is bought. */
export async function discoverAddress(
  deps: AddressDeps,
  lead: Lead,
  run: AgentRun,
): Promise<Discovery> {
  const given = givenAddress(lead);
  const { domain } = lead.company;
  if (given && lead.company.industry) return { email: given };
  if (!domain) {
    return given
      ? { email: given }
      : { note: "No website is known, so no address could be looked for." };
  }

  const visit = await run.tool(
    { tool: "visit-site", request: domain },
    () => deps.site.visit(domain),
    (done) => ({ outcome: describeVisit(done) }),
  );
  if (given) return { email: given, about: visit.about };
  const { person } = lead;
  const best = bestAddress(visit.addresses, { domain, ...(person && { person }) });
  if (best.kind === "found") {
    const url = best.sources[0]?.pageUrl;
    const email: EmailAddress = {
      address: best.address,
      source: "website",
      kind: best.addressKind,
      confidence: best.confidence,
      reason: best.reason,
      ...(url && { url }),
    };
    return { email, about: visit.about };
  }
  const bought = await buyAddress(deps.finder, lead, domain, run);
  switch (bought.kind) {
    case "bought":
      return { email: bought.email, about: visit.about };
    case "forbidden":
      return { note: bought.reason, doNotContact: bought.reason, about: visit.about };
    case "none":
      return { note: noteOf(visit, best.reason, bought.reason), about: visit.about };
  }
}

type Bought =
  | { readonly kind: "bought"; readonly email: EmailAddress }
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "forbidden"; readonly reason: string };

async function buyAddress(
  askFinder: AddressDeps["finder"],
  { person }: Lead,
  domain: string,
  run: AgentRun,
): Promise<Bought> {
  const { firstName, lastName } = person ?? {};
  const finder = await askFinder();
  if (!finder) return { kind: "none", reason: "" };
  if (!firstName || !lastName) {
    return { kind: "none", reason: "Hunter was not asked, for it needs a full name." };
  }

  const found = await run.tool(
    { tool: "hunter", request: `email-finder ${domain}` },
    () => finder.find({ domain, firstName, lastName }),
    (answer) => ({
      outcome: answer.kind,
      costUsd: answer.kind === "found" ? answer.costUsd : 0,
    }),
  );
  if (found.kind === "forbidden") return { kind: "forbidden", reason: FORBIDDEN };
  if (found.kind !== "found") return { kind: "none", reason: sentence(found.reason) };
  const email: EmailAddress = {
    address: found.address,
    source: "hunter",
    kind: "personal",
    confidence: found.confidence,
    reason:
      found.sources.length > 0
        ? `Hunter has seen it on ${found.sources.length} pages`
        : "Hunter infers it from other addresses of the domain",
    ...(found.sources[0] && { url: found.sources[0] }),
  };
  return { kind: "bought", email };
}

const FORBIDDEN = "This person asked Hunter to be left alone and must not be contacted.";

function sentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

function givenAddress({ email, person, origin }: Lead): EmailAddress | undefined {
  if (email) return email;
  if (!person?.email) return undefined;
  const [local = ""] = person.email.split("@");
  const kind = addressKind(local, []);
  const isTheirs = namePattern(local, person) !== undefined;
  return {
    address: person.email,
    kind: isTheirs ? "personal" : kind === "unwanted" ? "generic" : kind,
    confidence: 0.9,
    ...giverOf(origin),
  };
}

/** Who gave the address: the law asks for it, and the first mail tells it. */
function giverOf(origin: Lead["origin"]): Pick<EmailAddress, "source" | "reason"> {
  switch (origin.kind) {
    case "referral":
      return { source: "referral", reason: "a colleague named it in a reply" };
    case "api":
      return { source: "api", reason: `given by ${origin.by}` };
    default:
      return { source: "csv", reason: "stands in the imported row" };
  }
}

function describeVisit({ pages, addresses, problem }: SiteVisit): string {
  return problem ?? `${pages.length} pages read, ${addresses.length} addresses seen`;
}

function noteOf({ problem }: SiteVisit, nothing: string, bought: string): string {
  return [`No e-mail address: ${problem ?? nothing}.`, bought].filter(Boolean).join(" ");
}
