import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import type { OutcomeKind } from "#shared/ports/outcome-log.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

/** What the reply counts as, for reports, red lines and learning: booked on the last step that went out. */
export async function tellOutcome(
  turn: Turn,
  { outcomes, outbox, accounts, now }: ConversationDeps,
): Promise<void> {
  const kinds = kindsOf(turn);
  if (kinds.length === 0) return;
  const { conversation, message, lead } = turn;
  const { leadId, campaignId, sequence } = conversation;
  const entries = await outbox.ofLead(leadId);
  const last = entries
    .filter(({ kind, status }) => kind === "step" && status === "sent")
    .toSorted((one, other) => (one.sentAt ?? "").localeCompare(other.sentAt ?? ""))
    .at(-1);
  const accountId = last?.accountId ?? conversation.accounts.email ?? "";
  const account = accountId ? await accounts.find(accountId) : undefined;
  for (const kind of kinds) {
    await outcomes.tell({
      id: `${kind}#${message.id}`,
      kind,
      at: now().toISOString(),
      leadId,
      campaignId,
      accountId,
      senderDomain: account?.address.split("@")[1] ?? "",
      step: last?.step ?? 0,
      variant: last?.variant ?? sequence.variant,
      angleId: last?.angleId ?? sequence.angleId ?? "",
      segment: segmentOfLead(lead),
      sendHour: -1,
    });
  }
}

function kindsOf({ decision, reading }: Turn): readonly OutcomeKind[] {
  const { trigger } = decision;
  if (trigger === "opted-out") return ["unsubscribed"];
  const isWarm = reading.labels.some(
    ({ label }) => label === "interested" || label === "meeting_request",
  );
  const isOpen = trigger === "meeting-wish" || trigger === "interest" || trigger === "question";
  return isOpen && isWarm ? ["replied-positively"] : [];
}
