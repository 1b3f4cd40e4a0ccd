import type { Department } from "../department.ts";
import type { StoredMail } from "../mail/mailbox.ts";
import { outreachIdOf } from "../mail/outreach-id.ts";
import { readMail } from "../mail/read-mail.ts";
import type { Act } from "../prospects/prospects.ts";
import { readStoredRecords } from "../records/stored-records.ts";
import type { Evidence, SeenMail } from "./invariants.ts";
import type { Market } from "./simulated-market.ts";

/** All that can be seen from outside: the mailbox, what people did, and what is stored. */
export async function gatherEvidence(
  { mail, databaseUrl, givenUp }: Department,
  acts: readonly Act[],
  market: Market,
  now: number,
): Promise<Evidence> {
  const records = await readStoredRecords(databaseUrl);
  const mails: SeenMail[] = [];
  for (const stored of mail.mailbox.since(0, Number.MAX_SAFE_INTEGER)) {
    mails.push(await seen(stored));
  }
  const [outbox, messages, meetings] = await Promise.all([
    records.outbox(),
    records.messages(),
    records.meetings(),
  ]);
  return {
    mails,
    acts,
    outbox,
    messages,
    meetings,
    givenUp: givenUp(),
    countryOf: (address) => market.firmOf(address)?.country,
    mailboxes: market.mailboxes,
    leastRestMinutes: 5,
    now,
  };
}

async function seen(stored: StoredMail): Promise<SeenMail> {
  const { at, direction, sender, recipients, messageId, raw } = stored;
  const { calendar } = await readMail(raw);
  const outboxId = outreachIdOf(raw) ?? "";
  return { at, direction, sender, recipients, messageId, outboxId, calendar };
}
