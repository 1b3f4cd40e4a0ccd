import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { Stores } from "./department.ts";
import type { Finding } from "./invariants.ts";
import { lifeOf, storyOf } from "./story.ts";
import { type ArrivedMail, tables, type World } from "./world.ts";

/** What stands in the tables once everything has settled. */
export async function endFindings(world: World, stores: Stores): Promise<readonly Finding[]> {
  const entries = (
    await Promise.all([...world.leads.keys()].map((id) => stores.outbox.ofLead(id)))
  ).flat();
  return [
    ...outcomes(world, entries),
    await nothingLost(world, stores, entries),
    await meetingsOnce(world),
    await noSequenceForgotten(world, stores, entries),
    decisions(world),
    {
      rule: "no function throws but what the storm threw",
      exercised: world.turns.lives(),
      broken: [...world.ledger.surprises].map(([what, times]) => ({
        what: `${times} times ${what}`,
        story: (world.ledger.stacks.get(what) ?? "").split("\n").slice(0, 6),
      })),
    },
    {
      rule: "the calm comes to an end",
      exercised: 1,
      broken: world.ledger.broken
        .filter(({ rule }) => rule === "the calm comes to an end")
        .map(({ what }) => ({ what, story: [] })),
    },
  ];
}

function outcomes(world: World, entries: readonly OutboxEntry[]): readonly Finding[] {
  const { ledger } = world;
  const left = new Set(ledger.delivered.map(({ mail }) => mail.outboxId));
  const unknown = ledger.exercised.get("outcome unknown") ?? 0;
  const told = (entry: OutboxEntry, what: string) => ({
    what: `${entry.id} ${what} (${entry.status}: ${entry.reason})`,
    story: storyOf(world, entry.id),
  });
  const open = entries.filter(({ status }) => status === "claimed" || status === "unknown");
  const denied = entries.filter(({ id, status }) => left.has(id) && status !== "sent");
  // Also of one that left: whoever counts it as sent does not know.
  const guessed = entries.filter(
    ({ id, status, reason = "" }) =>
      status === "sent" &&
      (reason.includes("counts as sent") || (!left.has(id) && !ledger.withheld.has(id))),
  );
  return [
    {
      rule: "every unknown outcome is settled",
      exercised: unknown,
      broken: open.map((entry) => told(entry, "is still open")),
    },
    {
      rule: "what left is known as sent",
      exercised: ledger.exercised.get("left, and nobody was told") ?? 0,
      broken: denied.map((entry) => told(entry, "left, and stands as something else")),
    },
    {
      rule: "what only counts as sent lies before a person",
      exercised: guessed.length,
      broken: guessed
        .filter(({ id }) => !ledger.forPeople.has(id))
        .map((entry) => told(entry, "counts as sent, and nobody was told")),
    },
  ];
}

/** A mail that was taken from the queue is in a conversation, or had the effect that is all there is to it. */
async function nothingLost(
  world: World,
  { conversations, suppressions }: Stores,
  entries: readonly OutboxEntry[],
): Promise<Finding> {
  const { arrived, leads } = world;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const kept = new Map<string, { readonly outcome: string | undefined }>();
  for (const leadId of leads.keys()) {
    for (const { id, rawKey, outcome } of await conversations.messages(leadId)) {
      kept.set(rawKey ?? id, { outcome });
    }
  }
  const lost: { what: string; story: readonly string[] }[] = [];
  for (const mail of arrived.values()) {
    const why = await whyLost(mail);
    if (why)
      lost.push({ what: `${mail.key} (${mail.kind}): ${why}`, story: lifeOf(world, mail.leadId) });
  }
  return { rule: "no mail that came in is lost", exercised: arrived.size, broken: lost };

  async function whyLost({
    key,
    kind,
    leadId,
    outboxId,
  }: ArrivedMail): Promise<string | undefined> {
    switch (kind) {
      case "journal": {
        const { status = "gone" } = byId.get(outboxId) ?? {};
        return status === "sent" ? undefined : `the entry is ${status}`;
      }
      case "complaint": {
        const email = leads.get(leadId)?.address;
        return (await suppressions.find({ email })) ? undefined : "the person is not suppressed";
      }
      case "stranger":
        return kept.has(key) ? "a stranger's mail is in a conversation" : undefined;
      case "out-of-office":
      case "unsubscribe":
      case "hard-bounce":
      case "soft-bounce":
      case "calendar":
        return kept.has(key) ? undefined : "it is in no conversation";
      case "linkedin":
      case "linkedin-stop":
      case "reply":
      case "stop":
      case "stop-company": {
        const message = kept.get(key);
        if (!message) return "it is in no conversation";
        return message.outcome === undefined ? "nobody did anything about it" : undefined;
      }
    }
  }
}

async function meetingsOnce(world: World): Promise<Finding> {
  const { client, ledger } = world;
  const meetings: Meeting[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const scan = new ScanCommand({ TableName: tables.operations, ExclusiveStartKey });
    const page = await client.send(scan);
    for (const item of page.Items ?? []) {
      if (item["sk"] === "MEETING") meetings.push(Meeting.parse(item["meeting"]));
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const booked = meetings.filter(({ status }) => status === "booked");
  const approvals = Map.groupBy(meetings, ({ approvalId }) => approvalId);
  const { calendar } = ledger;
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const inOrder = booked.toSorted((one, other) =>
    one.slot.startsAt.localeCompare(other.slot.startsAt),
  );
  return {
    rule: "a meeting is booked once",
    exercised:
      (ledger.exercised.get("time of a meeting taken") ?? 0) +
      (ledger.exercised.get("meeting stands already") ?? 0),
    broken: [
      ...[...approvals]
        .filter(([, own]) => own.length > 1)
        .map(([id]) => `${id} made two meetings`),
      ...ledger.broken
        .filter(({ rule }) => rule === "a meeting is booked once")
        .map(({ what }) => what),
      ...[...calendar.keys()]
        .filter((id) => !byId.has(id))
        .map((id) => `${id} stands in the calendar and nowhere else`),
      ...[...calendar.keys()]
        .filter((id) => byId.get(id)?.status === "cancelled")
        .map((id) => `${id} is cancelled, and stands in the calendar`),
      ...booked
        .filter(({ id, slot }) => calendar.get(id)?.slot.startsAt !== slot.startsAt)
        .map(({ id, slot }) => `${id} of ${slot.startsAt} is in no calendar at that time`),
      ...inOrder
        .filter((one, index) => one.slot.startsAt < (inOrder[index - 1]?.slot.endsAt ?? ""))
        .map(({ id }) => `${id} overlaps the one before it`),
    ].map((what) => ({
      what,
      story: lifeOf(world, byId.get(what.split(" ")[0] ?? "")?.leadId ?? "-"),
    })),
  };
}

/** A sequence ends by its last step or for a reason; one that just stays where it is was forgotten. */
async function noSequenceForgotten(
  world: World,
  { conversations, suppressions }: Stores,
  entries: readonly OutboxEntry[],
): Promise<Finding> {
  const { ledger, leads } = world;
  const forgotten: string[] = [];
  let going = 0;
  for (const [leadId, { address, domain }] of leads) {
    const conversation = await conversations.find(leadId);
    if (!conversation || conversation.sequence.stopped) continue;
    if (conversation.state === "closed" || conversation.state === "handed_off") continue;
    if (conversation.softBounces >= 3 || (await conversations.companyStop(domain))) continue;
    if (await suppressions.find({ email: address, companyKey: domain })) continue;
    going += 1;
    const steps = entries.filter((entry) => entry.leadId === leadId && entry.kind === "step");
    const last = steps.toSorted(
      (one, other) => other.step - one.step || (other.id > one.id ? 1 : -1),
    )[0];
    const isOver = last?.step === 3 && last.status === "sent";
    const isPlanned = last?.status === "planned";
    const isForPeople = steps.some(({ id }) => ledger.forPeople.has(id) || ledger.withheld.has(id));
    if (!isOver && !isPlanned && !isForPeople) forgotten.push(leadId);
  }
  return {
    rule: "no sequence is forgotten on its way",
    exercised: going,
    broken: forgotten.map((leadId) => ({
      what: `the sequence of ${leadId} goes no further`,
      story: lifeOf(world, leadId),
    })),
  };
}

function decisions({ ledger }: World): Finding {
  const clicks = ledger.exercised.get("click: was-decided") ?? 0;
  return {
    rule: "approval decided once",
    exercised: clicks,
    broken: ledger.broken
      .filter(({ rule }) => rule === "approval decided once")
      .map(({ what }) => ({ what, story: [] })),
  };
}
