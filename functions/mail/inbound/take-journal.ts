import { journalledEntry, journalValue } from "#shared/domain/mail/journal.ts";
import { unsignedListHeaders } from "#shared/domain/mail/signed-list-headers.ts";
import { settleAsSent } from "../effects/settle-by-evidence.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import type { ArrivedMail } from "./message-of-mail.ts";

/** The blind copy of a mail that left by SMTP: the only proof that it did when the server's answer was lost. */
export async function takeJournal(
  deps: InboundDeps,
  { mail, key }: ArrivedMail,
  tokens: readonly string[],
): Promise<void> {
  const named = journalledEntry(mail);
  const isProven = named && (await provesEntry(deps, named.outboxId, tokens));
  if (!named || !isProven) {
    deps.log.warn("journal copy without proof", { key });
    return;
  }
  const unsigned = unsignedListHeaders(mail) ?? [];
  if (unsigned.length > 0) {
    const { address } = mail.from;
    deps.log.warn("MX-5: the sender's signature does not cover its opt-out", { address, unsigned });
  }
  await deps.conversations.noteRawMail(named.leadId, key);
  const entry = await deps.outbox.find(named.leadId, named.outboxId);
  if (entry) await settleAsSent(deps, entry, "its journal copy came");
}

async function provesEntry(
  { signer, now }: InboundDeps,
  outboxId: string,
  tokens: readonly string[],
): Promise<boolean> {
  const expected = await signer.tag(journalValue(outboxId));
  for (const token of tokens) {
    if (token.toLowerCase() === expected) return true;
    if ((await signer.verify("journal", token, now())) === outboxId) return true;
  }
  return false;
}
