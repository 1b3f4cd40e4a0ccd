import { describe, expect, test } from "vitest";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { Act } from "../../../local/prospects/prospects.ts";
import {
  checkInvariants,
  type Evidence,
  type SeenMail,
} from "../../../local/simulation/invariants.ts";
import { outcomeText } from "../../../local/simulation/outcome.ts";
import type { Mailbox } from "../../../local/simulation/simulated-market.ts";

const monday = Date.parse("2026-09-14T09:00:00Z");
const MINUTE = 60_000;

function aMail(over: Partial<SeenMail> = {}): SeenMail {
  return {
    at: monday,
    direction: "out",
    sender: "ines@tidewater.example",
    recipients: ["kim@firm.example"],
    messageId: "m1@tidewater.example",
    outboxId: "lead-1.step-1.v1",
    calendar: undefined,
    ...over,
  };
}

function anAct(over: Partial<Act> = {}): Act {
  return { at: monday, address: "kim@firm.example", character: "interested", did: "says", ...over };
}

function anEntry(over: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: "lead-1.step-1.v1",
    leadId: "lead-1",
    kind: "step",
    step: 1,
    variant: "a",
    status: "sent",
    version: 3,
    channel: "email",
    transport: "smtp",
    accountId: "ines-1",
    campaignId: "job-1",
    to: "kim@firm.example",
    companyKey: "firm.example",
    text: "Hello",
    messageId: "m1@tidewater.example",
    references: [],
    basis: "legitimate interest",
    approvedBy: "campaign",
    dueAt: new Date(monday).toISOString(),
    claimedAt: new Date(monday).toISOString(),
    ...over,
  };
}

function aMailbox(over: Partial<Mailbox> = {}): Mailbox {
  return {
    id: "ines-1",
    address: "ines@tidewater.example",
    name: "Ines Moreau",
    startedOn: "2026-03-02",
    timeZone: "Europe/London",
    dailyCap: 3,
    ...over,
  };
}

/** What breaks, by invariant; those that hold are left out. */
function brokenIn(over: Partial<Evidence>): Readonly<Record<string, number>> {
  const evidence: Evidence = {
    mails: [],
    acts: [],
    outbox: [],
    messages: [],
    meetings: [],
    givenUp: new Map(),
    countryOf: () => "United Kingdom",
    mailboxes: [aMailbox()],
    leastRestMinutes: 5,
    now: monday + 10 * 86_400_000,
    ...over,
  };
  return Object.fromEntries(
    checkInvariants(evidence)
      .filter(({ broken }) => broken.length > 0)
      .map(({ invariant, broken }) => [invariant, broken.length]),
  );
}

describe("each invariant is seen when it is broken", () => {
  test("a message that went twice, by its id or by its meaning", () => {
    const twice = [aMail(), aMail({ at: monday + 10 * MINUTE })];
    expect(brokenIn({ mails: twice })).toEqual({ "no message to a person was sent twice": 2 });
  });

  test("a mail to somebody after the opt-out, though not the answer to it", () => {
    const acts = [anAct({ did: "clicks-unsubscribe", character: "one-click" })];
    const later = { at: monday + 60 * MINUTE };
    expect(brokenIn({ acts, mails: [aMail({ ...later, outboxId: "lead-1.reply-m.v1" })] })).toEqual(
      {
        "none went to somebody suppressed or bounced": 1,
      },
    );
    const notice = aMail({
      ...later,
      outboxId: "lead-1.opt-out-notice.v1",
      messageId: "m2@tidewater.example",
    });
    expect(brokenIn({ acts, mails: [aMail(), notice] })).toEqual({});
  });

  test("a step to a colleague of somebody who replied", () => {
    const mails = [aMail({ at: monday + MINUTE, recipients: ["lee@firm.example"] })];
    expect(brokenIn({ acts: [anAct()], mails })).toEqual({
      "no step went to a company that had replied": 1,
    });
  });

  test("too many of a day, and two too close to each other", () => {
    const mails = [0, 10, 20, 22].map((minutes) =>
      aMail({
        at: monday + minutes * MINUTE,
        messageId: `m${minutes}@tidewater.example`,
        outboxId: `lead-${minutes}.step-1.v1`,
      }),
    );
    expect(brokenIn({ mails })).toEqual({
      "no account sent more than the cap its ramp gave it that day": 1,
      "accounts rested at least 5 minutes": 1,
    });
  });

  test("more than a mailbox may send in its first week, though an old one may", () => {
    const steps = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aMail({
          at: monday + index * 6 * MINUTE,
          messageId: `m${index}@tidewater.example`,
          outboxId: `lead-${index}.step-1.v1`,
        }),
      );
    const invariant = "no account sent more than the cap its ramp gave it that day";
    const newOne = [aMailbox({ startedOn: "2026-09-09", dailyCap: 40 })];
    const inSecondWeek = [aMailbox({ startedOn: "2026-09-07", dailyCap: 40 })];
    expect(brokenIn({ mails: steps(5), mailboxes: newOne })).toEqual({});
    expect(brokenIn({ mails: steps(6), mailboxes: newOne })).toEqual({ [invariant]: 1 });
    expect(brokenIn({ mails: steps(6), mailboxes: inSecondWeek })).toEqual({});
    expect(brokenIn({ mails: steps(1), mailboxes: [] })).toEqual({ [invariant]: 1 });
  });

  test("a step at night", () => {
    const mails = [aMail({ at: Date.parse("2026-09-14T02:00:00Z") })];
    expect(brokenIn({ mails })).toEqual({
      "steps went in the recipient's business hours only": 1,
    });
  });

  test("two meetings of one approval", () => {
    const meeting: Meeting = {
      id: "meeting-1",
      version: 1,
      leadId: "lead-1",
      approvalId: "approval-1",
      status: "booked",
      title: "Planning",
      slot: { startsAt: "2026-09-21T09:00:00Z", endsAt: "2026-09-21T09:30:00Z" },
      timeZone: "Europe/London",
      attendee: { name: "Kim", email: "kim@firm.example" },
      organizer: { name: "Ines", email: "ines@tidewater.example" },
      sequence: 0,
      invitedAt: "2026-09-15T09:00:00Z",
      language: "en",
      createdAt: "2026-09-15T09:00:00Z",
      updatedAt: "2026-09-15T09:00:00Z",
    };
    const meetings = [meeting, { ...meeting, id: "meeting-2" }];
    expect(brokenIn({ meetings })).toEqual({ "no approved meeting was booked twice": 2 });
  });

  test("a mail that came in and is in no conversation", () => {
    const mails = [aMail({ direction: "in", outboxId: "", messageId: "r1@firm.example" })];
    expect(brokenIn({ mails })).toEqual({ "no accepted mail was lost": 1 });
  });

  test("an outcome that stayed unknown, one denied, and one claimed of a mail nobody got", () => {
    expect(brokenIn({ outbox: [anEntry({ status: "unknown" })] })).toEqual({
      "every unknown outcome was reconciled": 1,
    });
    expect(brokenIn({ mails: [aMail()], outbox: [anEntry({ status: "failed" })] })).toEqual({
      "every unknown outcome was reconciled": 1,
    });
    expect(brokenIn({ outbox: [anEntry()] })).toEqual({
      "every unknown outcome was reconciled": 1,
    });
    expect(brokenIn({ mails: [aMail()], outbox: [anEntry()] })).toEqual({});
  });

  test("a message that a queue gave up", () => {
    expect(brokenIn({ givenUp: new Map([["dead", 2]]) })).toEqual({
      "no queue gave a message up": 1,
    });
  });
});

test("what could not be broken is not said to hold, and the text says why", () => {
  const finding = (looked: number, broken: readonly string[] = []) => ({
    invariant: "no approved meeting was booked twice",
    cases: "meetings",
    looked,
    broken,
  });
  const rep = { approved: 0, edited: 0, rejected: 0, clickedTwice: 0, ignored: 0 };
  const summary = { funnel: [], behaviour: [], rep, faults: { mail: 0, messages: 0 } };
  const text = outcomeText(summary, [finding(0), finding(3), finding(2, ["twice"])], 5);

  expect(text).toContain(
    "not tried  no approved meeting was booked twice (no meetings in these days; more leads or more days bring some)",
  );
  expect(text).toContain("holds      no approved meeting was booked twice (meetings: 3)");
  expect(text).toContain(
    "BROKEN     no approved meeting was booked twice (meetings: 2, of them broken: 1)",
  );
  expect(text).toContain("1 of 2 held, 1 could not be tried, after 5 s.");
});
