import type { SuppressionScope } from "#shared/domain/compliance/suppression.ts";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { CalendarEvent } from "#shared/ports/calendar.ts";
import type { StormClock } from "./clock.ts";
import { createWishes } from "./wishes.ts";
import type { FictionalLead } from "./world.ts";

export type Claim = {
  readonly order: number;
  readonly at: number;
  readonly entry: OutboxEntry;
  /** What forbade it at that very moment, by what had been written before; empty for a lawful one. */
  readonly forbidden: readonly string[];
};

/** What left the house: a mail, a message on LinkedIn, or one that a person was asked to send there. */
type Left = Pick<RenderedMail, "outboxId" | "messageId" | "to">;

type Delivered = {
  readonly order: number;
  readonly at: number;
  readonly mail: Left;
  /** The claim it was sent under; undefined where nobody had claimed it. */
  readonly claim: Claim | undefined;
};

type Line = { readonly order: number; readonly at: number; readonly what: string };

export type Ledger = ReturnType<typeof createLedger>;

/**
 * The storm's own book, kept apart from the department's tables: what was durably written and in which order, what left
 * the house, and what people were told.
 */
export function createLedger(clock: StormClock, leads: ReadonlyMap<string, FictionalLead>) {
  let order = 0;
  /** By lead; under "" what is about no lead in particular. */
  const lines = new Map<string, Line[]>();
  const claims: Claim[] = [];
  const lastClaim = new Map<string, Claim>();
  /** The version of each outbox entry as it was last written. */
  const versions = new Map<string, number>();
  const meetings = new Map<string, Meeting>();
  const delivered: Delivered[] = [];
  const broken: { readonly rule: string; readonly what: string; readonly leadId: string }[] = [];
  const exercised = new Map<string, number>();

  /** Durable since when, by what they stop. */
  const stops = {
    address: new Map<string, number>(),
    domain: new Map<string, number>(),
    company: new Map<string, number>(),
    linkedin: new Map<string, number>(),
    phone: new Map<string, number>(),
    sequence: new Map<string, number>(),
    steps: new Map<string, number>(),
  };
  /** The same promises, by the moment somebody was told that they hold: the ack of a message, the page after the click. */
  const promised = {
    address: new Map<string, number>(),
    /** By lead, on whichever channel. */
    person: new Map<string, number>(),
    steps: new Map<string, number>(),
  };
  const paused = new Set<string>();
  const suppressible = new Map<string, { scope: SuppressionScope; value: string }>();
  const deciders = new Map<string, string>();
  /** What a function threw that the storm did not throw at it. */
  const surprises = new Map<string, number>();
  const stacks = new Map<string, string>();
  const decisions = new Map<string, string>();
  const undecided = new Set<string>();
  /** Outbox ids and messages that a person was asked to look at. */
  const forPeople = new Set<string>();
  const calendar = new Map<string, CalendarEvent>();
  /** What is settled and surely did not leave: SES rejected it, or a stop closed the task before it was made. */
  const withheld = new Set<string>();
  const received = new Map<string, ConversationMessage>();

  function first(map: Map<string, number>, key: string): void {
    if (!map.has(key)) map.set(key, order);
  }

  function count(what: string, times = 1): void {
    exercised.set(what, (exercised.get(what) ?? 0) + times);
  }

  function forbids({
    to,
    companyKey,
    leadId,
    kind,
    accountId,
    campaignId,
    messageId,
    id,
    version,
  }: OutboxEntry) {
    // A person who is not to be written to is so on every channel.
    const { address = to, linkedinUrl = "" } = leads.get(leadId) ?? {};
    const labels = address.slice(address.lastIndexOf("@") + 1).split(".");
    const isDomainStopped = labels.some((_, at) => stops.domain.has(labels.slice(at).join(".")));
    const senderDomain = messageId.slice(messageId.lastIndexOf("@") + 1);
    const isStep = kind === "step";
    const over = [
      "all#",
      `account#${accountId}`,
      `campaign#${campaignId}`,
      `domain#${senderDomain}`,
    ];
    return [
      ...(stops.address.has(address) ? ["suppressed-address"] : []),
      ...(stops.linkedin.has(linkedinUrl) ? ["suppressed-profile"] : []),
      ...(isDomainStopped ? ["suppressed-domain"] : []),
      ...(stops.company.has(companyKey) ? ["suppressed-company"] : []),
      ...(promised.address.has(to) ? ["promised-to-the-person"] : []),
      ...(promised.person.has(leadId) ? ["promised-to-the-person"] : []),
      ...(versions.get(id) === version - 1 ? [] : ["changed-since-it-was-read"]),
      ...(isStep && stops.sequence.has(leadId) ? ["sequence-stopped"] : []),
      ...(isStep && stops.steps.has(companyKey) ? ["company-answered"] : []),
      ...(isStep && promised.steps.has(companyKey) ? ["promised-to-the-company"] : []),
      ...over
        .filter((scope) => paused.has(scope.toLowerCase()))
        .map((scope) => `paused-${scope.split("#")[0]}`),
    ];
  }

  function line(leadId: string, what: string): void {
    const one = { order, at: clock.milliseconds(), what };
    const before = lines.get(leadId);
    if (before) before.push(one);
    else lines.set(leadId, [one]);
  }

  const wishes = createWishes({
    count,
    breaks: (rule, what, leadId) => broken.push({ rule, what, leadId }),
    now: clock.milliseconds,
  });

  return {
    lines,
    meetings,
    wishes,
    wrote: ({ id, version }: OutboxEntry) => void versions.set(id, version),
    /** When each outbox entry that waits is due. */
    planned: new Map<string, { readonly dueAt: number; readonly account: string }>(),
    claims,
    delivered,
    broken,
    exercised,
    stops,
    promised,
    paused,

    decisions,
    undecided,
    replyTokens: new Map<string, string>(),
    forPeople,
    calendar,
    withheld,
    received: (message: ConversationMessage) => void received.set(message.id, message),
    messageById: (id: string) => received.get(id),
    decidedBy(id: string, by: string): void {
      const before = deciders.get(id);
      deciders.set(id, by);
      if (before === undefined) return;
      broken.push({
        rule: "approval decided once",
        what: `${id} by ${before} and ${by}`,
        leadId: "",
      });
    },
    surprises,
    surprise(name: string, error: unknown): void {
      const words = `${name}: ${String(error)}`;
      surprises.set(words, (surprises.get(words) ?? 0) + 1);
      if (!stacks.has(words) && error instanceof Error) stacks.set(words, error.stack ?? "");
    },
    stacks,

    /** The list keeps hashes; whoever adds to it says what each stands for. */
    names(pk: string, scope: SuppressionScope, value: string): void {
      suppressible.set(pk, { scope, value: value.trim().toLowerCase() });
    },
    suppressed(pk: string, by: string): void {
      const { scope, value } = suppressible.get(pk) ?? { scope: "address" as const, value: pk };
      order += 1;
      if (!stops[scope].has(value)) count(`suppressed ${scope}`);
      first(stops[scope], value);
      line("", `${by} suppresses ${value}`);
    },
    approval(approval: Approval): void {
      wishes.approval(approval);
      const { id, leadId = "", status, decidedBy, decision } = approval;
      if (status === "waiting") {
        undecided.add(id);
        return;
      }
      undecided.delete(id);
      const said = `${status} by ${decidedBy} ${JSON.stringify(decision ?? {})}`;
      const before = decisions.get(id);
      if (before === undefined) {
        decisions.set(id, said);
        count("approval decided");
      } else if (before !== said) {
        broken.push({
          rule: "approval decided once",
          what: `${id}: ${before}, then ${said}`,
          leadId,
        });
      }
    },

    count,
    breaks(rule: string, what: string, leadId: string): void {
      broken.push({ rule, what, leadId });
    },
    note(leadId: string, what: string): void {
      order += 1;
      line(leadId, what);
    },
    order: () => order,
    stop(how: keyof typeof stops, key: string): void {
      order += 1;
      first(stops[how], key);
    },
    promise(how: keyof typeof promised, key: string): void {
      order += 1;
      first(promised[how], key);
    },
    claim(entry: OutboxEntry): void {
      order += 1;
      const claim = { order, at: clock.milliseconds(), entry, forbidden: forbids(entry) };
      claims.push(claim);
      lastClaim.set(entry.id, claim);
    },
    deliver({ outboxId, messageId, to }: Left): void {
      order += 1;
      const mail = { outboxId, messageId, to };
      delivered.push({ order, at: clock.milliseconds(), mail, claim: lastClaim.get(outboxId) });
    },
    /** The version a meeting is written in is the one after what stands, or it is written over something. */
    meeting(meeting: Meeting): void {
      const { id, version, leadId, status } = meeting;
      const before = meetings.get(id);
      order += 1;
      wishes.meeting(meeting);
      line(leadId, `${id} is ${status} at ${meeting.slot.startsAt}, version ${version}`);
      if (before && before.version !== version - 1) {
        const what = `${id} was written over: version ${before.version}, then ${version}`;
        broken.push({ rule: "a meeting is booked once", what, leadId });
      }
      meetings.set(id, meeting);
    },
  };
}
