import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { Act } from "../prospects/prospects.ts";
import { businessTimeProblem } from "./business-time.ts";
import { capOfDay } from "./ramp-cap.ts";
import type { Mailbox } from "./simulated-market.ts";

/** A mail as it lay in the mailbox, with what it says of itself. */
export type SeenMail = {
  readonly at: number;
  readonly direction: "out" | "in";
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly messageId: string;
  /** Empty for what is no outreach. */
  readonly outboxId: string;
  readonly calendar: { readonly method: string | undefined; readonly content: string } | undefined;
};

export type Evidence = {
  readonly mails: readonly SeenMail[];
  readonly acts: readonly Act[];
  readonly outbox: readonly OutboxEntry[];
  readonly messages: readonly ConversationMessage[];
  readonly meetings: readonly Meeting[];
  readonly givenUp: ReadonlyMap<string, number>;
  readonly countryOf: (address: string) => string | undefined;
  readonly mailboxes: readonly Mailbox[];
  readonly leastRestMinutes: number;
  readonly now: number;
};

export type Finding = {
  readonly invariant: string;
  /** How many times it could have been broken; none says that nothing of the kind happened. */
  readonly looked: number;
  /** What was counted: "messages". */
  readonly cases: string;
  /** What breaks it, in words; empty when it holds. */
  readonly broken: readonly string[];
};

/** What must hold whatever happened, each with how often it could have been broken. */
export function checkInvariants(evidence: Evidence): readonly Finding[] {
  return [
    neverTwice(evidence),
    noneAfterOptOut(evidence),
    noStepAfterReply(evidence),
    capsHold(evidence),
    spacingHolds(evidence),
    onlyInBusinessHours(evidence),
    noMeetingTwice(evidence),
    nothingLost(evidence),
    unknownIsReconciled(evidence),
    nothingGivenUp(evidence),
  ];
}

function neverTwice({ mails }: Evidence): Finding {
  const sent = outreachOf(mails);
  const broken = [
    ...repeated(sent.map(({ messageId }) => messageId)).map((id) => `Message-ID ${id} went twice`),
    ...repeated(sent.map(({ outboxId }) => outboxId)).map((id) => `${id} went twice`),
  ];
  return {
    invariant: "no message to a person was sent twice",
    looked: sent.length,
    cases: "messages",
    broken,
  };
}

/** Ends every kind of mail but the answer to the wish itself. */
function noneAfterOptOut({ mails, acts }: Evidence): Finding {
  const ends = acts.filter(
    ({ did, occasion }) =>
      ["clicks-unsubscribe", "mails-unsubscribe", "complains"].includes(did) ||
      occasion === "unsubscribes" ||
      occasion === "angry",
  );
  const bounced = acts.filter(
    ({ did, character }) => did === "bounced" && character === "hard-bounce",
  );
  const endOf = earliest([...ends, ...bounced], ({ address }) => address);
  const broken = outreachOf(mails)
    .filter(({ outboxId }) => !outboxId.includes("opt-out"))
    .flatMap((mail) =>
      mail.recipients
        .filter((address) => mail.at > (endOf.get(address) ?? Number.POSITIVE_INFINITY))
        .map((address) => `${address} got ${mail.outboxId} at ${timeText(mail.at)}, after the end`),
    );
  return {
    invariant: "none went to somebody suppressed or bounced",
    looked: endOf.size,
    cases: "people who opted out, complained or bounced",
    broken,
  };
}

/** Whoever at a company answers ends the sequence of everybody there. */
function noStepAfterReply({ mails, acts }: Evidence): Finding {
  const replies = acts.filter(({ did }) => did === "says" || did === "picks");
  const endOf = earliest(replies, ({ address }) => domainOf(address));
  const broken = stepsOf(mails).flatMap((mail) =>
    mail.recipients
      .filter((address) => mail.at > (endOf.get(domainOf(address)) ?? Number.POSITIVE_INFINITY))
      .map((address) => `${address} got ${mail.outboxId} at ${timeText(mail.at)}, after a reply`),
  );
  return {
    invariant: "no step went to a company that had replied",
    looked: endOf.size,
    cases: "companies that replied",
    broken,
  };
}

function capsHold({ mails, mailboxes }: Evidence): Finding {
  const sent = stepsOf(mails).map(({ sender, at }) => {
    const mailbox = mailboxes.find(({ address }) => address === sender);
    return { sender, mailbox, day: dayOf(at, mailbox?.timeZone ?? "UTC") };
  });
  const days = Map.groupBy(sent, ({ sender, day }) => `${sender} on ${day}`);
  const broken = [...days].flatMap(([name, [first, ...more]]) => {
    const cap = first?.mailbox ? capOfDay(first.mailbox, first.day) : 0;
    const count = 1 + more.length;
    return count > cap ? [`${count} steps from ${name}, whose cap that day was ${cap}`] : [];
  });
  return {
    invariant: "no account sent more than the cap its ramp gave it that day",
    looked: days.size,
    cases: "days of an account that sent",
    broken,
  };
}

function spacingHolds({ mails, leastRestMinutes }: Evidence): Finding {
  const last = new Map<string, number>();
  const broken: string[] = [];
  const steps = stepsOf(mails).toSorted((one, other) => one.at - other.at);
  for (const { sender, at, outboxId } of steps) {
    const rest = at - (last.get(sender) ?? Number.NEGATIVE_INFINITY);
    if (rest < leastRestMinutes * 60_000) {
      broken.push(`${outboxId} went ${(rest / 60_000).toFixed(1)} minutes after the one before it`);
    }
    last.set(sender, at);
  }
  return {
    invariant: `accounts rested at least ${leastRestMinutes} minutes`,
    looked: steps.length,
    cases: "steps",
    broken,
  };
}

function onlyInBusinessHours({ mails, countryOf }: Evidence): Finding {
  const steps = stepsOf(mails);
  const broken = steps.flatMap(({ recipients, at, outboxId }) =>
    recipients.flatMap((address) => {
      const problem = businessTimeProblem(countryOf(address), at);
      return problem === undefined ? [] : [`${outboxId} reached ${address} ${problem}`];
    }),
  );
  return {
    invariant: "steps went in the recipient's business hours only",
    looked: steps.length,
    cases: "steps",
    broken,
  };
}

function noMeetingTwice({ mails, meetings }: Evidence): Finding {
  const invitations = outreachOf(mails).flatMap(({ calendar }) => {
    if (calendar?.method !== "REQUEST") return [];
    const unfolded = calendar.content.replaceAll(/\r?\n[ \t]/g, "");
    const value = (name: string) =>
      new RegExp(`^${name}(?:;[^:]*)?:(.*)$`, "m").exec(unfolded)?.[1]?.trim() ?? "";
    return [`${value("UID")} in version ${value("SEQUENCE")}`];
  });
  const broken = [
    ...repeated(invitations).map((one) => `the invitation ${one} went twice`),
    ...repeated(meetings.map(({ approvalId }) => approvalId)).map(
      (id) => `the approval ${id} made two meetings`,
    ),
    ...repeated(
      meetings
        .filter(({ status }) => status === "booked")
        .map(({ attendee, slot }) => `${attendee.email} at ${slot.startsAt}`),
    ).map((one) => `two meetings are booked with ${one}`),
  ];
  return {
    invariant: "no approved meeting was booked twice",
    looked: meetings.length,
    cases: "meetings",
    broken,
  };
}

/** What machines tell about our own mail is settled without a line in the conversation. */
function nothingLost({ mails, messages }: Evidence): Finding {
  const known = new Set(messages.flatMap(({ messageId }) => messageId?.toLowerCase() ?? []));
  const received = mails.filter(
    ({ direction, recipients }) =>
      direction === "in" && !recipients.some((one) => /^journal\+/.test(one)),
  );
  const broken = received
    .filter(({ messageId }) => !known.has(messageId.toLowerCase()))
    .map(({ sender, at, messageId }) => {
      return `the mail ${messageId} of ${sender || "a mail server"} at ${timeText(at)} is in no conversation`;
    });
  return {
    invariant: "no accepted mail was lost",
    looked: received.length,
    cases: "mails of others",
    broken,
  };
}

const DAY = 86_400_000;

function unknownIsReconciled({ mails, outbox, now }: Evidence): Finding {
  const open = outbox.filter(
    ({ status, claimedAt }) =>
      (status === "claimed" || status === "unknown") &&
      Date.parse(claimedAt ?? "") < now - DAY - 3_600_000,
  );
  const delivered = new Set(outreachOf(mails).map(({ outboxId }) => outboxId));
  const denied = outbox.filter(
    ({ id, status }) => delivered.has(id) && (status === "failed" || status === "planned"),
  );
  const unheard = outbox.filter(
    ({ id, status, channel, reason }) =>
      status === "sent" && channel === "email" && !delivered.has(id) && reason === undefined,
  );
  return {
    invariant: "every unknown outcome was reconciled",
    looked: outbox.length,
    cases: "planned messages",
    broken: [
      ...open.map(({ id, status }) => `${id} is still ${status} after a day`),
      ...denied.map(({ id, status }) => `${id} is ${status} and lies in the mailbox`),
      ...unheard.map(({ id }) => `${id} is sent and lies in no mailbox`),
    ],
  };
}

function nothingGivenUp({ givenUp }: Evidence): Finding {
  const broken = [...givenUp]
    .filter(([, count]) => count > 0)
    .map(([queue, count]) => `${count} messages were given up to ${queue}`);
  return {
    invariant: "no queue gave a message up",
    looked: givenUp.size,
    cases: "queues",
    broken,
  };
}

function outreachOf(mails: readonly SeenMail[]): readonly SeenMail[] {
  return mails.filter(({ direction, outboxId }) => direction === "out" && outboxId !== "");
}

function stepsOf(mails: readonly SeenMail[]): readonly SeenMail[] {
  return outreachOf(mails).filter(({ outboxId }) => outboxId.includes(".step-"));
}

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

function earliest(acts: readonly Act[], keyOf: (act: Act) => string): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const act of acts) {
    const key = keyOf(act);
    first.set(key, Math.min(act.at, first.get(key) ?? Number.POSITIVE_INFINITY));
  }
  return first;
}

function domainOf(address: string): string {
  return address.split("@").at(-1) ?? "";
}

function dayOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
}

function timeText(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
