import { leadOfOutboxId } from "#shared/domain/mail/journal.ts";
import { fromMessageTag, outboxTagName } from "#shared/domain/outreach/message-tag.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { EffectDeps } from "../effects/effect-deps.ts";
import type { DeliveryEvent } from "./delivery-event.ts";
import { takeEvent } from "./take-event.ts";
import { takeWithoutEntry } from "./take-without-entry.ts";

/** What SES says became of our mails. Events come twice, late and in any order; each is worth the same whenever it comes. */
export function createDeliveryEvents(deps: EffectDeps) {
  return async (event: DeliveryEvent): Promise<void> => {
    // Programs open mails and follow links more often than people do, so neither means anything (MX-12).
    if (/Opened|Clicked/.test(event["detail-type"])) return;
    const entry = await entryOf(deps, event);
    if (!entry) return takeWithoutEntry(deps, event);
    await takeEvent(deps, entry, event);
  };
}

/** By the message tag, or by the header of the same name where the event repeats the headers. */
async function entryOf(
  { outbox }: EffectDeps,
  { detail: { mail } }: DeliveryEvent,
): Promise<OutboxEntry | undefined> {
  const wanted = outboxTagName.toLowerCase();
  const tag = Object.entries(mail.tags).find(([name]) => name.toLowerCase() === wanted)?.[1][0];
  const header = mail.headers.find(({ name }) => name.toLowerCase() === wanted)?.value.trim();
  const outboxId = (tag && fromMessageTag(tag)) || header;
  const named = outboxId ? leadOfOutboxId(outboxId) : undefined;
  return named && outbox.find(named.leadId, named.outboxId);
}
