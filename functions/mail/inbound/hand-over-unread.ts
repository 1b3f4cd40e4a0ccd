import { threadNames } from "#shared/domain/mail/find-thread.ts";
import type { InboundMail } from "#shared/domain/mail/inbound-mail.ts";
import { stopSequence } from "../../stop-sequence.ts";
import { takeBackAnswers } from "../../take-back-answers.ts";
import { type FoundConversation, findConversation } from "./find-conversation.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey } from "./message-of-mail.ts";
import { readHeader } from "./read-raw.ts";
import { sayMailEvent } from "./say-mail-event.ts";
import { takeUnsubscribe } from "./take-unsubscribe.ts";

/** A mail that cannot be read may still be somebody's answer; of its header at least the thread can be known. */
export async function handOverUnreadable(
  deps: InboundDeps,
  key: string,
  reason: string,
): Promise<void> {
  deps.log.warn("mail not read", { key, reason });
  const header = await deps.parse(await readHeader(deps.files, key));
  if (header.kind === "mail" && (await isOfThread(deps, header.mail))) {
    return handOverUnread(deps, { key, mail: header.mail }, reason);
  }
  await sayUnreadable(deps, key, reason);
}

/** One matter for all of an hour, told again where they became ten times as many: who sends one broken mail sends many. */
async function sayUnreadable(deps: InboundDeps, key: string, reason: string): Promise<void> {
  const { hour, count } = await deps.unread.note(key);
  const known = [1000, 100, 10].find((step) => step <= count) ?? 1;
  await sayMailEvent(deps, "handoff_requested", {
    leadId: "",
    messageId: key,
    rawKey: key,
    matter: `unread-mail-${hour}-${known}`,
    reason:
      known === 1
        ? `A mail could not be read: ${reason} Others of this hour are told of once there are ten.`
        : `${known} mails could not be read since ${hour.slice(11)}:00 UTC, the latest: ${reason}`,
  });
}

/** Nobody reads this mail for what it says, so nothing more goes by itself to the one who may have written it. */
export async function handOverUnread(
  deps: InboundDeps,
  { key, mail }: ArrivedMail,
  why: string,
): Promise<void> {
  // An opt-out stands in the address it was sent to, whatever else is in the mail.
  const { unsubscribeTokens } = threadNames(mail, deps.inboundDomain);
  if (unsubscribeTokens.length > 0) return takeUnsubscribe(deps, { key, mail }, unsubscribeTokens);
  const found = await findConversation(deps, mail);
  deps.log.warn("mail left unread", { key, reason: why, leadId: found?.conversation.leadId });
  // What strangers send is nobody's answer.
  if (!found) return;
  const { leadId, sequence } = found.conversation;
  await deps.conversations.noteRawMail(leadId, key);
  if (namesThread(found)) await takeBackAnswers(deps, { id: messageKey(mail), leadId });
  // Told once: a mail that goes in circles comes again and again.
  if (sequence.stopped?.reason.startsWith(UNREAD)) return;
  const reason = `${UNREAD}: ${why}`;
  await sayUnread(deps, { key, mail }, leadId, reason);
  if (namesThread(found)) await stopSequence(deps, leadId, reason);
}

async function isOfThread(deps: InboundDeps, mail: InboundMail): Promise<boolean> {
  const { unsubscribeTokens } = threadNames(mail, deps.inboundDomain);
  return unsubscribeTokens.length > 0 || (await findConversation(deps, mail)) !== undefined;
}

const UNREAD = "A mail of this conversation was not read";

function namesThread({ by }: FoundConversation): boolean {
  return by === "reply-token" || by === "message-id";
}

async function sayUnread(
  deps: InboundDeps,
  { key, mail }: { readonly key: string; readonly mail: InboundMail },
  leadId: string,
  reason: string,
): Promise<void> {
  const messageId = messageKey(mail);
  await sayMailEvent(deps, "handoff_requested", { leadId, messageId, rawKey: key, reason });
}
