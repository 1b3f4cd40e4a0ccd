import { addressKind } from "#shared/domain/leads/address-kind.ts";
import type { EmailAddress, Lead, Qualification } from "#shared/domain/leads/lead.ts";
import { bestAddress } from "#shared/domain/leads/rank-addresses.ts";
import {
  exclusionOf,
  type ScoringInput,
  scoreLead,
  tierOf,
} from "#shared/domain/leads/score-lead.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import type { EmailFinder } from "#shared/ports/email-finder.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { SiteVisit, SiteVisitor } from "#shared/ports/site-visitor.ts";
import { scoreLeadQuestion } from "./questions/score-lead.ts";

export type QualificationDeps = {
  readonly leads: Pick<LeadStore, "find" | "factsOf" | "change">;
  readonly settings: Pick<SettingsStore, "idealCustomerProfile">;
  readonly site: SiteVisitor;
  /** The paid fallback; undefined while no key is stored. */
  readonly finder: () => Promise<EmailFinder | undefined>;
  readonly now: () => Date;
};

type Discovery = {
  readonly email?: EmailAddress;
  /** Why no address is known. */
  readonly note?: string;
  /** Why the person must be left alone. */
  readonly doNotContact?: string;
  readonly about: string;
};

export function createQualification(deps: QualificationDeps): Agent<"qualification"> {
  const { leads, settings, now } = deps;
  return {
    name: "qualification",

    async run({ leadId }, run) {
      const lead = await leads.find(leadId);
      if (!lead) throw new LeadNotFound(leadId);
      const [profile, discovery, facts] = await Promise.all([
        settings.idealCustomerProfile(),
        discover(deps, lead, run),
        leads.factsOf(leadId),
      ]);

      const reachable = discovery.email ? { ...lead, email: discovery.email } : lead;
      const factKinds = facts.map(({ kind }) => kind);
      const input = { lead: reachable, profile, about: discovery.about, factKinds };
      const qualification = await qualify(input, run);

      await leads.change(leadId, ({ emailNote: _, ...current }) => ({
        ...current,
        status: "working",
        ...(discovery.email && { email: discovery.email }),
        ...(discovery.note && { emailNote: discovery.note }),
        ...(discovery.doNotContact && { doNotContact: discovery.doNotContact }),
        qualification,
        updatedAt: now().toISOString(),
      }));
      return {
        leadId,
        score: qualification.score,
        tier: qualification.tier,
        hasEmail: reachable.email !== undefined,
        decision: qualification.tier === "D" ? "park" : "continue",
        reason: qualification.reasoning,
      };
    },
  };
}

async function qualify(input: ScoringInput, run: AgentRun): Promise<Qualification> {
  const weighed = scoreLead(input);
  const asked = await run.ask(scoreLeadQuestion, input);
  if (asked.kind === "needs-a-person") return { ...weighed, model: "rules" };
  const isExcluded = exclusionOf(input) !== undefined;
  // An exclusion is the company's own rule; no model talks itself past it.
  const score = isExcluded
    ? Math.min(weighed.score, asked.answer.score)
    : near(weighed.score, asked.answer.score);
  const { reasoning, confidence } =
    isExcluded || !isPlainReasoning(asked.answer.reasoning) ? weighed : asked.answer;
  const isClass = input.profile.classes.some(({ name }) => name === asked.answer.classification);
  return {
    score,
    tier: tierOf(score, input.profile),
    classification: isExcluded || !isClass ? weighed.classification : asked.answer.classification,
    reasoning,
    confidence,
    criteria: weighed.criteria,
    model: asked.model,
  };
}

const LONGEST_REASONING = 1_200;

/** Reasons need no address, link or markup; an answer with one repeats what somebody planted. */
function isPlainReasoning(text: string): boolean {
  return text.length <= LONGEST_REASONING && !/@|https?:|www\.|[<>{}]/iu.test(text);
}

/** A model reads what rules cannot, but a page that flatters it must not carry a lead through all tiers. */
const MOST_APART = 20;

function near(weighed: number, proposed: number): number {
  return Math.min(100, weighed + MOST_APART, Math.max(0, weighed - MOST_APART, proposed));
}

async function discover(deps: QualificationDeps, lead: Lead, run: AgentRun): Promise<Discovery> {
  const given = givenAddress(lead);
  const { domain } = lead.company;
  if (given && lead.company.industry) return { email: given, about: "" };
  if (!domain) {
    return given
      ? { email: given, about: "" }
      : { note: "No website is known, so no address could be looked for.", about: "" };
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
  askFinder: QualificationDeps["finder"],
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

function givenAddress({ email, person }: Lead): EmailAddress | undefined {
  if (email) return email;
  if (!person?.email) return undefined;
  const [local = ""] = person.email.split("@");
  const kind = addressKind(local, []);
  return {
    address: person.email,
    source: "csv",
    kind: kind === "unwanted" ? "generic" : kind,
    confidence: 0.9,
    reason: "stands in the imported row",
  };
}

function describeVisit({ pages, addresses, problem }: SiteVisit): string {
  return problem ?? `${pages.length} pages read, ${addresses.length} addresses seen`;
}

function noteOf({ problem }: SiteVisit, nothing: string, bought: string): string {
  return [`No e-mail address: ${problem ?? nothing}.`, bought].filter(Boolean).join(" ");
}
