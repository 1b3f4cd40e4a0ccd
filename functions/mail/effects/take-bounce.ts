import type { BounceType } from "#shared/domain/mail/bounce-type.ts";
import { softBounceNote, softBouncesInARow } from "#shared/domain/mail/soft-bounces.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { asIdentities, stopPerson } from "../../stop-person.ts";
import { stopSequence } from "../../stop-sequence.ts";
import type { EffectDeps } from "./effect-deps.ts";
import { settleAsSent } from "./settle-by-evidence.ts";
import { tellOutcome } from "./tell-outcome.ts";

export type TakenBounce = {
  /** Of the message that stands in the conversation for it. */
  readonly id: string;
  readonly type: BounceType;
  readonly reason: string;
  readonly source: string;
  readonly rawKey?: string | undefined;
  readonly messageId?: string | undefined;
};

/** Three mails in a row that did not get through: the person cannot be reached this way. */
const MOST_SOFT_BOUNCES = 3;

/** A mail of ours came back. Only a bad address is the person's; a refused sender is ours and touches no person (SES-11). */
export async function takeBounce(
  deps: EffectDeps,
  entry: OutboxEntry,
  bounce: TakenBounce,
): Promise<void> {
  await settleAsSent(deps, entry, `it bounced, so it was sent: ${bounce.reason}`);
  if (await deps.conversations.find(entry.leadId)) await keepMessage(deps, entry, bounce);

  switch (bounce.type) {
    case "bad-address":
      await stopPerson(deps, {
        leadId: entry.leadId,
        identities: asIdentities([entry.to]),
        why: "bad-address",
        source: bounce.source,
        reason: `The address does not work: ${bounce.reason}`,
      });
      await tellOutcome(deps, "hard-bounced", entry);
      return;
    case "full-or-slow":
      await tellOutcome(deps, "soft-bounced", entry);
      await countSoft(deps, entry.leadId);
      return;
    case "sender-refused":
      await tellOutcome(deps, "sender-refused", entry);
      await deps.lines.send({ kind: "check" });
  }
}

async function keepMessage(
  { conversations, now }: EffectDeps,
  entry: OutboxEntry,
  bounce: TakenBounce,
): Promise<void> {
  await conversations.addMessage({
    id: bounce.id,
    leadId: entry.leadId,
    direction: "in",
    channel: "email",
    at: now().toISOString(),
    from: "mail server",
    to: entry.to,
    text: bounce.reason,
    mailKind: `bounce: ${bounce.type}`,
    outcome: bounce.type === "full-or-slow" ? softBounceNote(entry.id) : undefined,
    rawKey: bounce.rawKey,
    messageId: bounce.messageId,
  });
}

async function countSoft(deps: EffectDeps, leadId: string): Promise<void> {
  const { conversations, now } = deps;
  if (!(await conversations.find(leadId))) return;
  const count = softBouncesInARow(await conversations.messages(leadId));
  await conversations.change(leadId, (conversation) =>
    conversation.softBounces === count
      ? conversation
      : { ...conversation, softBounces: count, updatedAt: now().toISOString() },
  );
  if (count >= MOST_SOFT_BOUNCES) {
    await stopSequence(deps, leadId, `${count} mails in a row did not get through`);
  }
}
