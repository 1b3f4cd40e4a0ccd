import * as z from "zod";
import { basisOfLead } from "#shared/domain/compliance/basis-of-lead.ts";
import { campaignOfLead } from "#shared/domain/leads/campaign-of-lead.ts";
import type { ContactDecision } from "#shared/domain/outreach/may-contact.ts";
import { Channel } from "#shared/domain/outreach/sender-account.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { AskMayContact } from "../../ask-may-contact.ts";
import { refusal } from "../../http/problem.ts";
import { Id, type Route, route } from "../../http/route.ts";

export type MayContactDeps = {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find">;
  /** The very question that is asked before each send. */
  readonly mayContact: AskMayContact;
  readonly now: () => Date;
};

const ContactAnswer = z.object({
  leadId: z.string(),
  channel: Channel,
  decision: z.enum(["allowed", "refused", "wait"]),
  /** Which rule decided; only where it is not allowed. */
  rule: z.string().optional(),
  reason: z.string(),
  /** When it is worth asking again. */
  until: z.string().optional(),
  account: z.string().optional(),
  transport: z.string().optional(),
  /** What the law says by itself, whatever else stands in the way. */
  legal: z.object({ decision: z.enum(["allowed", "refused"]), reason: z.string() }),
});

export function mayContactRoutes(deps: MayContactDeps): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/leads/{id}/may-contact",
      role: "viewer",
      summary: "Why a lead may, may not, or may not yet get the next message of its sequence",
      tag: "compliance",
      params: z.object({ id: Id }),
      query: z.strictObject({ channel: Channel.default("email") }),
      answers: { 200: { description: "The decision as it stands now.", schema: ContactAnswer } },
      handle: async ({ params: { id }, query: { channel } }) => {
        const lead = await deps.leads.find(id);
        if (!lead) throw refusal(404, `There is no lead ${id}.`);
        const conversation = await deps.conversations.find(id);
        const email = conversation?.email ?? lead.email?.address;
        const decision = await deps.mayContact({
          lead,
          conversation,
          campaignId: conversation?.campaignId ?? campaignOfLead(lead),
          purpose: "step",
          step: conversation?.sequence.nextStep ?? 1,
          channel,
          to: { email, linkedin: lead.person?.linkedinUrl, call: lead.person?.phone }[channel],
        });
        const legal = basisOfLead(lead, { channel, purpose: "step" }, deps.now());
        return {
          status: 200,
          json: {
            leadId: id,
            channel,
            ...spoken(decision),
            legal: {
              decision: legal.kind,
              reason: legal.kind === "allowed" ? legal.basis : legal.reason,
            },
          },
        };
      },
    }),
  ];
}

function spoken(decision: ContactDecision) {
  switch (decision.kind) {
    case "allowed":
      return {
        decision: decision.kind,
        reason: decision.basis,
        account: decision.account.id,
        transport: decision.transport,
      };
    case "refused":
      return { decision: decision.kind, rule: decision.rule, reason: decision.reason };
    case "wait":
      return {
        decision: decision.kind,
        rule: decision.rule,
        reason: decision.reason,
        until: decision.until.toISOString(),
      };
  }
}
