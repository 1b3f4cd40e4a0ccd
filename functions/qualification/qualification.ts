import { isDeepStrictEqual } from "node:util";
import { acceptScore } from "#shared/domain/leads/accept-score.ts";
import type { Lead, Qualification } from "#shared/domain/leads/lead.ts";
import { type Scoring, type ScoringInput, scoreLead } from "#shared/domain/leads/score-lead.ts";
import type { Agent, AgentRun } from "#shared/models/agent.ts";
import { LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import { type AddressDeps, type Discovery, discoverAddress } from "./discover-address.ts";
import { scoreLeadQuestion } from "./questions/score-lead.ts";
import { whatIsKnown } from "./what-is-known.ts";

export type QualificationDeps = AddressDeps & {
  readonly leads: Pick<LeadStore, "find" | "factsOf" | "contactsOf" | "change">;
  readonly settings: Pick<SettingsStore, "idealCustomerProfile">;
  readonly now: () => Date;
};

export function createQualification(deps: QualificationDeps): Agent<"qualification"> {
  const { leads, settings, now } = deps;
  return {
    name: "qualification",

    async run({ leadId, step }, run) {
      const lead = await leads.find(leadId);
      if (!lead) throw new LeadNotFound(leadId);
      const before = step === "after-enrichment" ? lead.qualification : undefined;
      const [profile, discovery, facts, contacts] = await Promise.all([
        settings.idealCustomerProfile(),
        earlierDiscovery(lead, before) ?? discoverAddress(deps, lead, run),
        leads.factsOf(leadId),
        leads.contactsOf(leadId),
      ]);

      const reachable = discovery.email ? { ...lead, email: discovery.email } : lead;
      const known = whatIsKnown(reachable, facts, contacts);
      const input = { ...known, profile, about: discovery.about ?? "" };
      const qualification: Qualification = {
        ...(stillHolds(before, input) ? before : await qualify(input, run)),
        ...(discovery.about !== undefined && { about: discovery.about }),
      };

      await leads.change(leadId, ({ emailNote: _, ...current }) => ({
        ...current,
        status: current.status === "new" ? "working" : current.status,
        ...(discovery.email && { email: { foundOn: dayOf(now()), ...discovery.email } }),
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

/** A page that was read for the first score is not read again; one that nobody could read before is. */
function earlierDiscovery(
  { email, emailNote }: Lead,
  before: Qualification | undefined,
): Discovery | undefined {
  if (before?.about === undefined) return undefined;
  return { about: before.about, ...(email && { email }), ...(emailNote && { note: emailNote }) };
}

/** Nothing that counts is known better than before: who scored it then need not be asked again. */
function stillHolds(before: Scoring | undefined, input: ScoringInput): before is Scoring {
  return before !== undefined && isDeepStrictEqual(before.criteria, scoreLead(input).criteria);
}

async function qualify(input: ScoringInput, run: AgentRun): Promise<Omit<Qualification, "about">> {
  const asked = await run.ask(scoreLeadQuestion, input);
  return asked.kind === "needs-a-person"
    ? { ...scoreLead(input), model: "rules" }
    : { ...acceptScore(asked.answer, input), model: asked.model };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
