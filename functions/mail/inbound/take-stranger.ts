import { threadNames } from "#shared/domain/mail/find-thread.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey } from "./message-of-mail.ts";
import { sayMailEvent } from "./say-mail-event.ts";

/** A mail of no conversation stays in the bucket. A person is told only where somebody seems to answer a mail of ours. */
export async function takeStranger(
  deps: InboundDeps,
  { mail, key }: ArrivedMail,
  { kind, isSpam }: { readonly kind: string; readonly isSpam: boolean },
): Promise<void> {
  deps.log.info("mail of no conversation", { key, kind, isSpam });
  const { replyTokens } = threadNames(mail, deps.inboundDomain);
  if (isSpam || kind !== "reply" || replyTokens.length === 0) return;
  await sayMailEvent(deps, "handoff_requested", {
    leadId: "",
    messageId: messageKey(mail),
    rawKey: key,
    reason: "Somebody answers a mail of a conversation that is no longer known.",
  });
}
