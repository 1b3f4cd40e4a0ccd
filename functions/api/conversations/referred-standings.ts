import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { campaignOfLead } from "#shared/domain/leads/campaign-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { ContactDecision } from "#shared/domain/outreach/may-contact.ts";
import type { ConversationRoutesDeps } from "./deps.ts";

type Deps = Pick<ConversationRoutesDeps, "leads" | "conversations" | "mayContact">;

/** By lead, what stands between the people whom replies named and our first message to them. */
export async function referredStandings(
  messages: readonly ConversationMessage[],
  deps: Deps,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(messages.flatMap(({ referred }) => referred?.leadId ?? []))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await standing(id, deps)] as const)));
}

async function standing(leadId: string, deps: Deps): Promise<string> {
  const [lead, conversation] = await Promise.all([
    deps.leads.find(leadId),
    deps.conversations.find(leadId),
  ]);
  if (!lead) return "The lead was deleted.";
  if (conversation) return `We are in touch: ${conversation.reason}.`;
  switch (lead.status) {
    case "new":
    case "working":
      return "The lead is being worked; nobody writes before that is done.";
    case "ready":
      return sentenceOf(await firstMessage(lead, deps));
    case "parked":
      return `It is parked, for it fits too little: ${lead.qualification?.reasoning ?? "no reason is stored"}`;
    case "duplicate":
      return "Another lead is the same person.";
    case "failed":
    case "cancelled":
      return `It could not be worked: ${lead.error ?? "no reason is stored"}`;
  }
}

/** The first channel that is open, else why the first is closed. */
async function firstMessage(lead: Lead, { mayContact }: Deps): Promise<ContactDecision> {
  const about = { lead, conversation: undefined, campaignId: campaignOfLead(lead) };
  const ask = (channel: "email" | "linkedin", to: string | undefined) =>
    mayContact({ ...about, purpose: "step", step: 1, channel, to });
  const byMail = await ask("email", lead.email?.address);
  const profile = lead.person?.linkedinUrl;
  if (byMail.kind !== "refused" || !profile) return byMail;
  const byProfile = await ask("linkedin", profile);
  return byProfile.kind === "refused" ? byMail : byProfile;
}

function sentenceOf(decision: ContactDecision): string {
  return decision.kind === "refused"
    ? `It is ready, but nobody writes first: ${decision.reason}`
    : "It is ready, and begun when the day's leads are chosen.";
}
