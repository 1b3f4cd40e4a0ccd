import { readUnsubscribeValue } from "#shared/domain/compliance/unsubscribe-link.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import { lastSent } from "#shared/domain/outreach/last-sent.ts";
import { outcomeOfOptOut } from "#shared/domain/outreach/outcome.ts";
import { asIdentities, stopPerson, suppressAddresses } from "../../stop-person.ts";
import { type FoundConversation, findConversation } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey, messageOfMail } from "./message-of-mail.ts";
import { sayMailEvent } from "./say-mail-event.ts";

const REASON = "the person opted out by mail";

/**
 * A mail to the address of List-Unsubscribe. Whose address it is follows from the token, not from who wrote: people
 * forward mails, and unsubscribe from another mailbox.
 */
export async function takeUnsubscribe(
  deps: InboundDeps,
  arrived: ArrivedMail,
  tokens: readonly string[],
): Promise<void> {
  const { mail, key } = arrived;
  const found = (await byToken(deps, tokens)) ?? (await byThreadOrSender(deps, mail));
  const why = { why: "opted-out", source: "unsubscribe-mail" } as const;
  if (!found) {
    // Nobody is harmed by a stranger who gets nothing.
    await suppressAddresses(deps, { addresses: [mail.from.address].filter(Boolean), ...why });
    deps.log.info("opted out by mail without a conversation", { key });
    await sayMailEvent(deps, "handoff_requested", {
      leadId: "",
      messageId: messageKey(mail),
      rawKey: key,
      reason:
        "Somebody opted out from an address nobody was written to: whose wish it is, a person has to find.",
    });
    return;
  }
  const { conversation } = found;
  const { leadId, email } = conversation;
  const entries = await deps.outbox.ofLead(leadId);
  const written = entries.filter(({ channel }) => channel === "email").map(({ to }) => to);
  const identities = asIdentities([...(email ? [email] : []), ...written]);
  await stopPerson(deps, { leadId, identities, reason: REASON, ...why });
  await deps.conversations.addMessage(
    messageOfMail(deps, found, arrived, {
      text: mail.text.slice(0, 2000),
      mailKind: "unsubscribe",
      outcome: REASON,
    }),
  );
  const happened = { lead: await deps.leads.find(leadId), at: deps.now().toISOString() };
  await deps.outcomes.tell(outcomeOfOptOut(lastSent(entries) ?? conversation, happened));
}

/** What a stranger passes on shows only what the stranger wants, and is worth nothing against who is named in it. */
async function byThreadOrSender(
  deps: InboundDeps,
  mail: InboundMail,
): Promise<FoundConversation | undefined> {
  const found = await findConversation(deps, mail);
  return found?.by === "forwarded" ? undefined : found;
}

/** The token of the conversation's replies, or the one of the unsubscribe link. */
async function byToken(
  deps: InboundDeps,
  tokens: readonly string[],
): Promise<FoundConversation | undefined> {
  const { conversations, signer, now } = deps;
  for (const token of tokens.filter(Boolean)) {
    const value = await signer.verify("unsubscribe", token, now());
    const leadId =
      (await conversations.leadOfReplyToken(token)) ??
      (value === undefined ? undefined : readUnsubscribeValue(value)?.leadId);
    const conversation = leadId ? await conversations.find(leadId) : undefined;
    if (conversation) return { conversation, by: "reply-token" };
  }
  return undefined;
}
