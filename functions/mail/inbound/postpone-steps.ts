import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import { dayIn, dayOf, instantOf, localTime } from "#shared/domain/outreach/zoned-time.ts";
import type { InboundDeps } from "./inbound-deps.ts";

/** No step reaches a person before the day of return where they are; those that are planned move there, at their time of day. */
export async function postponeSteps(
  deps: InboundDeps,
  leadId: string,
  until: string,
): Promise<void> {
  const { conversations, outbox, now } = deps;
  await conversations.change(leadId, (conversation) =>
    (conversation.sequence.notBefore ?? "") >= until
      ? conversation
      : {
          ...conversation,
          sequence: { ...conversation.sequence, notBefore: until },
          updatedAt: now().toISOString(),
        },
  );
  const zone = await zoneOf(deps, leadId);
  const early = (await outbox.ofLead(leadId)).filter(
    ({ kind, status, dueAt }) =>
      kind === "step" && status === "planned" && dayIn(zone, new Date(dueAt)) < until,
  );
  await Promise.all(
    early.map((entry) =>
      outbox.postpone(
        entry,
        onDay(until, new Date(entry.dueAt), zone),
        `out of office until ${until}`,
      ),
    ),
  );
}

async function zoneOf({ leads, directory }: InboundDeps, leadId: string): Promise<string> {
  const [lead, { timeZone }] = await Promise.all([leads.find(leadId), directory.companyDay()]);
  return (lead && placeOf(lead, timeZone).zones[0]) ?? timeZone;
}

function onDay(day: string, at: Date, zone: string): Date {
  const { hour, minute } = localTime(at, zone);
  return instantOf({ ...dayOf(day), hour, minute }, zone);
}
