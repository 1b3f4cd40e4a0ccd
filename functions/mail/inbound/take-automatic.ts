import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { leftReason } from "#shared/domain/mail/automatic.ts";
import { isFlood } from "#shared/domain/mail/loop-guard.ts";
import type { MailKind } from "#shared/domain/mail/mail-kind.ts";
import { stripQuote } from "#shared/domain/mail/strip-quote.ts";
import { stopSequence } from "../../stop-sequence.ts";
import type { FoundConversation } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageOfMail } from "./message-of-mail.ts";
import { postponeSteps } from "./postpone-steps.ts";
import { sayMailEvent } from "./say-mail-event.ts";

type Automatic = Extract<
  MailKind,
  {
    readonly kind:
      | "out-of-office"
      | "auto-reply"
      | "ticket-acknowledgement"
      | "challenge"
      | "list-or-bulk";
  }
>;

/** What a machine wrote is kept and never answered, so two machines cannot keep each other busy. */
export async function takeAutomatic(
  deps: InboundDeps,
  found: FoundConversation,
  arrived: ArrivedMail,
  kind: Automatic,
): Promise<void> {
  const { leadId } = found.conversation;
  const message = messageOfMail(deps, found, arrived, {
    text: stripQuote(arrived.mail.text).reply || arrived.mail.text.slice(0, 2000),
    mailKind: kind.kind,
    outcome: kind.reason,
  });
  if (await isFlooded(deps, message)) {
    deps.log.warn("mail left alone: too many automatic ones", { key: arrived.key, leadId });
    await deps.conversations.noteRawMail(leadId, arrived.key);
    return;
  }
  const handOff = handOffReason(kind);
  if (kind.kind === "out-of-office" && kind.until) await postponeSteps(deps, leadId, kind.until);
  if (handOff) {
    if (kind.kind === "auto-reply") await stopSequence(deps, leadId, handOff);
    await sayMailEvent(deps, "handoff_requested", {
      leadId,
      messageId: message.id,
      reason: handOff,
    });
  }
  await deps.conversations.addMessage(message);
}

/** Whether the address sent so many automatic mails lately that another machine must be answering. */
export async function isFlooded(
  { conversations, now }: InboundDeps,
  { id, leadId, from }: Pick<ConversationMessage, "id" | "leadId" | "from">,
): Promise<boolean> {
  const messages = await conversations.messages(leadId);
  const automatic = messages.filter(
    (one) => one.direction === "in" && one.mailKind && one.from === from && one.id !== id,
  );
  return isFlood(
    automatic.map(({ at }) => at),
    now(),
  );
}

/** What only a person can go on with. */
function handOffReason(kind: Automatic): string | undefined {
  if (kind.kind === "challenge") {
    return "The recipient's spam filter wants a person to confirm that the sender is one.";
  }
  return kind.kind === "auto-reply" && kind.reason.startsWith(leftReason)
    ? `The automatic answer says that ${kind.reason}`
    : undefined;
}
