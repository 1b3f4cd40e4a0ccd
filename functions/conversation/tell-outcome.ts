import { outcomeOfOptOut, outcomeOfReply } from "#shared/domain/outreach/outcome.ts";
import type { ConversationDeps, Turn } from "./turn.ts";

/** What the reply counts as, for reports, red lines and learning: booked on the last step that went out. */
export async function tellOutcome(
  turn: Turn,
  { outcomes, outbox, now }: Pick<ConversationDeps, "outcomes" | "outbox" | "now">,
): Promise<void> {
  const counted = countsAs(turn);
  if (counted === "nothing") return;
  const { conversation, message, lead } = turn;
  const entries = await outbox.ofLead(conversation.leadId);
  const last = entries
    .filter(({ kind, status }) => kind === "step" && status === "sent")
    .toSorted((one, other) => (one.sentAt ?? "").localeCompare(other.sentAt ?? ""))
    .at(-1);
  const written = last ?? conversation;
  const happened = { lead, at: now().toISOString() };
  await outcomes.tell(
    counted === "unsubscribed"
      ? outcomeOfOptOut(written, happened)
      : outcomeOfReply(counted, message, written, happened),
  );
}

function countsAs({
  decision: { trigger },
  reading,
}: Turn): "unsubscribed" | "replied-positively" | "nothing" {
  if (trigger === "opted-out") return "unsubscribed";
  const isWarm = reading.labels.some(
    ({ label }) => label === "interested" || label === "meeting_request",
  );
  const isOpen = trigger === "meeting-wish" || trigger === "interest" || trigger === "question";
  return isOpen && isWarm ? "replied-positively" : "nothing";
}
