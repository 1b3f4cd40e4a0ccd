import { expect, test } from "vitest";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";
import { costsOf } from "#shared/domain/reporting/costs.ts";
import {
  DailyReport,
  dailyReport,
  type ReportInput,
} from "#shared/domain/reporting/daily-report.ts";
import { dimensions, partsOf } from "#shared/domain/reporting/explain-change.ts";
import { stageNames } from "#shared/domain/reporting/funnel.ts";
import { reportText } from "#shared/domain/reporting/report-text.ts";
import { namesAsIds, outcomes } from "../../support/reporting-builders.ts";

const now = new Date("2026-11-20T09:15:00Z");
const on = (day: string, hour = "10") => `${day}T${hour}:00:00.000Z`;

/** Five working days of ten messages and one reply, then a day on which manufacturing answered. */
const week: readonly Outcome[] = [
  ...["12", "13", "16", "17", "18"].flatMap((day) => [
    ...outcomes(6, { at: on(`2026-11-${day}`), segment: "manufacturing" }),
    ...outcomes(4, { at: on(`2026-11-${day}`), segment: "logistics", campaignId: "finder" }),
    ...outcomes(1, { at: on(`2026-11-${day}`), kind: "replied", segment: "logistics" }),
  ]),
  ...outcomes(6, { at: on("2026-11-19"), segment: "manufacturing" }),
  ...outcomes(4, { at: on("2026-11-19"), segment: "logistics", campaignId: "finder" }),
  ...outcomes(7, { at: on("2026-11-19"), kind: "replied", segment: "manufacturing", step: 2 }),
  ...outcomes(1, { at: on("2026-11-19"), kind: "replied", segment: "logistics" }),
  ...outcomes(2, { at: on("2026-11-19"), kind: "replied-positively", segment: "manufacturing" }),
  ...outcomes(3, { at: on("2026-11-20", "08") }),
];

function report(other: Partial<ReportInput> = {}): DailyReport {
  return dailyReport({
    day: "2026-11-20",
    timeZone: "Europe/London",
    outcomes: week,
    outcomesForLift: week,
    names: namesAsIds,
    standing: () => "",
    declined: [],
    costs: costsOf({ now: [], before: [], since: undefined, leads: 0, replies: 0, meetings: 0 }),
    pauses: [],
    plan: {
      day: "2026-11-23",
      pool: 80,
      poolFloor: 60,
      leads: 50,
      capacity: 120,
      isSearchNeeded: false,
      approvalsWaiting: 1,
      meetings: 2,
    },
    counters: [],
    now,
    ...other,
  });
}

test("a report covers the working day before, compares it with the five before that, and names what moved it", () => {
  const { covers, funnel, today, changes, daysCompared } = report();

  expect(covers).toBe("2026-11-19");
  expect(daysCompared).toBe(5);
  expect(funnel).toMatchObject({ sent: 10, replied: 8, repliedPositively: 2 });
  expect(today).toMatchObject({ sent: 3, replied: 0 });
  expect(changes.find(({ name }) => name === "replies")).toMatchObject({
    count: 8,
    mean: 1,
    difference: 7,
    isUnusual: true,
    because: { by: "segment", name: "manufacturing", count: 7, mean: 0, part: 7 },
  });
  expect(changes.map(({ name }) => name)).not.toContain("messages sent");
});

test("the parts of every dimension add up to the difference of the whole", () => {
  const own = week.filter(({ at, kind }) => at.startsWith("2026-11-19") && kind === "replied");
  const before = week.filter(({ at, kind }) => at < "2026-11-19" && kind === "replied");

  for (const by of dimensions) {
    const parts = partsOf(by, own, before, 7);
    const sum = parts.reduce((all, { count, mean }) => all + count - mean, 0);
    expect(sum, by).toBeCloseTo(own.length - before.length / 7, 9);
  }
});

test("the segments of a report add up to its funnel", () => {
  const { funnel, segments } = report();

  for (const [stage] of stageNames) {
    expect(segments.reduce((sum, { funnel: own }) => sum + own[stage], 0)).toBe(funnel[stage]);
  }
});

test("a difference that many small parts made is not blamed on one of them", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const spread = names.flatMap((name) =>
    outcomes(1, {
      at: on("2026-11-19"),
      kind: "replied",
      segment: name,
      campaignId: name,
      accountId: name,
      angleId: name,
      step: names.indexOf(name),
    }),
  );
  const changes = report({
    outcomes: [...outcomes(1, { at: on("2026-11-18") }), ...spread],
  }).changes;

  expect(changes.find(({ name }) => name === "replies")).not.toHaveProperty("because");
});

test("a department in its first week is compared with the days it has, and on its second day with none", () => {
  const young = week.filter(({ at }) => at > "2026-11-17");
  const second = week.filter(({ at }) => at > "2026-11-19");

  expect(report({ outcomes: young }).daysCompared).toBe(2);
  expect(report({ outcomes: second })).toMatchObject({ daysCompared: 0, changes: [] });
  expect(reportText(report({ outcomes: second })).text).toContain(
    "There is no working day before this one to compare it with.",
  );
});

test("a report on a department's first day speaks of no day before it", () => {
  const first = report({ outcomes: outcomes(3, { at: on("2026-11-20", "08") }) });
  const { subject, text } = reportText(first);

  expect(first.isFirst).toBe(true);
  expect(subject).toBe("Sales report: the first day begins, 0 leads begun");
  expect(text).toContain("This is the first report: nothing was sent before today.");
  expect(text).not.toMatch(/WHAT CHANGED|19 November/);
  expect(text).toContain("TODAY SO FAR\n- 3 messages sent.");
});

test("a Monday's report tells of Friday with what came in at the weekend", () => {
  const weekend = [
    ...week,
    ...outcomes(4, { at: on("2026-11-20") }),
    ...outcomes(2, { at: on("2026-11-21"), kind: "replied" }),
    ...outcomes(1, { at: on("2026-11-23", "08"), kind: "replied" }),
  ];
  const monday = report({ day: "2026-11-23", outcomes: weekend });

  expect(monday).toMatchObject({
    covers: "2026-11-20",
    through: "2026-11-22",
    funnel: { sent: 7, replied: 2 },
    today: { replied: 1 },
    daysCompared: 5,
  });
  expect(reportText(monday).subject).toContain(
    "Friday 20 November to Sunday 22 November: 0 people answered positively",
  );
});

test("days are those of the company's zone, whichever day it is elsewhere", () => {
  const at = "2026-11-18T22:30:00.000Z";
  const { text } = reportText(
    report({
      timeZone: "Pacific/Auckland",
      costs: costsOf({ now: [], before: [], since: at, leads: 0, replies: 0, meetings: 0 }),
      pauses: [{ scope: "everything", reason: "wrong price", by: "ines", at }],
    }),
  );
  expect(text).toContain("Since Thursday 19 November models");
  expect(text).toContain("Paused since Thursday 19 November by ines");
});

test("a day like those before it is said to be one", () => {
  const same = ["17", "18", "19"].flatMap((day) => outcomes(2, { at: on(`2026-11-${day}`) }));

  expect(reportText(report({ outcomes: same })).text).toContain(
    "Every count is as on the mean of the 2 working days before.",
  );
});

test("people are counted once, however often they were written to and answered", () => {
  const lead = { leadId: "lead-of-two-replies" };
  const chatty = [
    ...outcomes(2, { at: on("2026-11-19"), ...lead }),
    ...outcomes(2, { at: on("2026-11-19", "12"), kind: "replied", ...lead }),
    ...outcomes(1, { at: on("2026-11-19", "12"), kind: "replied-positively", ...lead }),
  ];
  const written = report({
    outcomes: chatty,
    names: { ...namesAsIds, lead: () => "Gareth Oduya, Kestrel Bearings" },
    standing: () => "asked for a call",
  });
  const { text } = reportText(written);

  expect(written.people).toEqual({ writtenTo: 1, answered: 1, positive: 1 });
  expect(text).toContain(
    "Thursday 19 November: 2 messages went out, 1 person answered (2 replies), 1 of them positively, and 0 meetings were booked.",
  );
  expect(text).toContain("Gareth Oduya, Kestrel Bearings (positive): asked for a call");
});

test("the headline adds up with the funnel where somebody answered twice, and says what was declined since", () => {
  const lead = { leadId: "lead-of-two-replies" };
  const { text, subject } = reportText(
    report({
      outcomes: [
        ...outcomes(2, { at: on("2026-11-19"), kind: "replied", ...lead }),
        ...outcomes(1, { at: on("2026-11-19"), kind: "replied" }),
        ...outcomes(2, { at: on("2026-11-19"), kind: "replied-positively", ...lead }),
        ...outcomes(2, { at: on("2026-11-19"), kind: "meeting-booked" }),
      ],
      declined: [{ createdAt: on("2026-11-19") }, { createdAt: on("2026-11-12") }],
    }),
  );

  expect(text).toContain(
    "2 people answered (3 replies), 1 of them positively (2 replies), and 2 meetings were booked, 1 declined since.",
  );
  expect(subject).toContain("2 meetings booked, 1 declined since");
});

test("where only a task waits, the report does not say that nothing does", () => {
  const { plan } = report();
  const { text } = reportText(
    report({
      plan: {
        ...plan,
        approvalsWaiting: 0,
        tasksWaiting: 1,
        tasks: [{ kind: "call", name: "Tess" }],
      },
    }),
  );
  expect(text).toContain("1 task waits to be done by hand: a call to Tess.");
  expect(text).not.toContain("Nothing waits for you");
});

test("a mean over a Friday says that its weekend belongs to it", () => {
  const days = ["12", "13", "16", "17", "18", "19"];
  const unlike = days.flatMap((day, index) => outcomes(index + 1, { at: on(`2026-11-${day}`) }));
  expect(reportText(report({ outcomes: unlike })).text).toContain(
    "the mean of the 5 working days before (Friday with its weekend counts as one):",
  );
});

test("what is not known explains nothing, and things are called what people call them", () => {
  const before = outcomes(2, { at: on("2026-11-18"), segment: "unknown", campaignId: "finder" });
  const own = [
    ...outcomes(2, { at: on("2026-11-19"), segment: "unknown", campaignId: "finder" }),
    ...outcomes(6, { at: on("2026-11-19"), segment: "unknown", campaignId: "job-79f22e0e" }),
    ...outcomes(4, { at: on("2026-11-19"), kind: "replied", accountId: "", angleId: "", step: 0 }),
  ];
  const named = { ...namesAsIds, campaign: (id: string) => (id === "finder" ? id : "fair.csv") };
  const { text } = reportText(report({ outcomes: [...before, ...own], names: named }));

  expect(text).toContain(
    "Messages sent: 8 against 2, 6 more. All of it is from the campaign fair.csv (6 against 0).",
  );
  expect(text).not.toMatch(/job-79f22e0e|unknown|no account|no angle|outside the sequence/);
});

test("the evidence of a change names its people and what was decided that morning", () => {
  const own = outcomes(2, { at: on("2026-11-19"), kind: "replied" });
  const written = report({
    outcomes: [...outcomes(1, { at: on("2026-11-18") }), ...own],
    names: { ...namesAsIds, lead: (id) => (id === own[0]?.leadId ? "Ada" : "Owen") },
    coordination: "0 leads allocated: no ready lead is left in the pool.",
  });
  const { text } = reportText(written);

  expect(text).toContain("Replies: 2 against 0, 2 more (Ada; Owen).");
  expect(text).not.toContain("often differ");
  expect(text).toContain("What was decided that morning: 0 leads allocated: no ready");
});

test("of replies that were counted up to a limit the plan says that more may wait, with days in words", () => {
  const { plan } = report();
  const replies = [{ name: "Tess Hobbinwell", reason: "she is away until 2027-01-04" }];
  const crowded = { ...plan, repliesWaiting: 50, hasMoreReplies: true as const, replies };
  expect(reportText(report({ plan: crowded })).text).toContain(
    "50 or more replies wait for you to answer: Tess Hobbinwell (she is away until Monday 4 January 2027); and others.",
  );
});

test("the plan says who is begun, what goes out, what waits for whom, and who is met", () => {
  const { text } = reportText(
    report({
      plan: {
        day: "2026-11-23",
        pool: 12,
        poolFloor: 60,
        unreachable: 3,
        passedOver: [
          {
            reason: "your own note says “Call first”",
            count: 2,
            names: ["Marcus Delgatti, Quillmark", "Ada Lindqvist, Brenmoor"],
          },
        ],
        tasksWaiting: 2,
        tasks: [{ kind: "linkedin-invite", name: "Katrin Müller-Hainz" }],
        leads: 10,
        room: 15,
        roomForNew: 4,
        waitingForRoom: 2,
        repliesWaiting: 1,
        replies: [{ name: "Tess Hobbinwell", reason: "it is not clear what is meant" }],
        first: ["Kestrel Bearings (tier A)"],
        capacity: 40,
        steps: [
          { step: 1, count: 7, to: ["Gareth Oduya, Kestrel"] },
          { step: 2, count: 4 },
        ],
        isSearchNeeded: true,
        approvalsWaiting: 1,
        decisions: [{ kind: "reply", name: "Gareth Oduya", expiresAt: "2026-11-22T18:06:00.000Z" }],
        meetings: 1,
        appointments: [{ startsAt: "2026-11-23T10:00:00.000Z", name: "Ada Lindqvist" }],
      },
    }),
  );

  expect(text).toContain("PLAN FOR MONDAY 23 NOVEMBER");
  expect(text).toContain("10 new leads will be begun, first of all Kestrel Bearings (tier A).");
  expect(text).toContain("4 first messages of theirs can leave that day, the other 6 on the days");
  expect(text).toContain(
    "3 ready leads cannot be begun: Marcus Delgatti, Quillmark; Ada Lindqvist, Brenmoor (your own note says “Call first”); and 1 more for other reasons.",
  );
  expect(text).toContain(
    "2 tasks wait to be done by hand: an invitation on LinkedIn to Katrin Müller-Hainz; and others.",
  );
  expect(text).toContain("1 reply waits for you to answer: Tess Hobbinwell (it is not clear");
  expect(text).toContain("The lead finder is asked for 58 more");
  expect(text).toContain(
    "11 planned messages of sequences will go out: 7 first messages (Gareth Oduya, Kestrel; and others), 4 of step 2. The mailboxes may send 15 that day, as far as their ramp is. 2 more wait for room.",
  );
  expect(text).toContain("an answer for Gareth Oduya (until Sunday 22 November, 18:06)");
  expect(text).toContain("1 meeting that day: Monday 23 November, 10:00 with Ada Lindqvist.");
});

test("a message sent late in the evening belongs to the company's day, not to that of UTC", () => {
  const late = outcomes(1, { at: "2026-11-19T23:30:00.000Z" });

  expect(report({ outcomes: late, timeZone: "Europe/Paris" })).toMatchObject({
    funnel: { sent: 0 },
    today: { sent: 1 },
  });
});

test("the text says every number once more and invents none", () => {
  const { subject, text } = reportText(report());

  expect(subject).toBe(
    "Sales report, Thursday 19 November: 2 people answered positively, 0 meetings booked",
  );
  expect(text).toContain("10 messages went out, 8 people answered, 2 of them positively, and 0");
  expect(text).toContain(
    "Replies: 8 against 1, 7 more. All of it is from the segment manufacturing (7 against 0).",
  );
  expect(text).toContain("50 new leads will be begun. 80 are ready");
  expect(text).toContain("job-1: not known yet, as no lead is held out");
  expect(text).toContain("models and paid sources cost nothing: 0 new leads, 0 replies");
  expect(text).toContain("Nothing is paused.");
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});

test("a report read back is the report that was written", () => {
  const written = report();

  expect(DailyReport.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
});

test("costs are what the agents spent since, divided only by what there is", () => {
  const counter = { agent: "qualification", runs: 30, failures: 2, costUsd: 1.5 };
  const writer = { agent: "marketing", runs: 20, failures: 0, costUsd: 2.5 };
  const before = [{ ...counter, runs: 10, failures: 0, costUsd: 0.5 }];
  const span = {
    now: [counter, writer],
    before,
    since: on("2026-11-13"),
    leads: 18,
    replies: 4,
    meetings: 0,
  };
  const costs = costsOf(span);

  expect(costs).toMatchObject({ totalUsd: 3.5, leads: 18, perReplyUsd: 0.875 });
  expect(costs.perLeadUsd).toBeCloseTo(3.5 / 18);
  expect(costs).not.toHaveProperty("perMeetingUsd");
});

test("a cost is told per lead, reply and meeting where there is one, and says where there is none", () => {
  const counter = { agent: "qualification", runs: 20, failures: 0, costUsd: 3.5 };
  const span = {
    now: [counter],
    before: [],
    since: on("2026-11-13"),
    leads: 20,
    replies: 4,
    meetings: 0,
  };
  const { text } = reportText(report({ costs: costsOf(span) }));

  expect(text).toContain(
    "Since Friday 13 November models and paid sources cost $3.50, $0.17 per new lead (20), $0.88 per reply (4). There was no meeting to set it against.",
  );
});

test("a counter that a person set back since begins anew", () => {
  const reset = {
    agent: "marketing",
    runs: 3,
    failures: 0,
    costUsd: 0.2,
    resetAt: on("2026-11-18"),
  };
  const before = [{ agent: "marketing", runs: 50, failures: 0, costUsd: 9 }];

  expect(
    costsOf({ now: [reset], before, since: on("2026-11-13"), leads: 0, replies: 0, meetings: 0 })
      .totalUsd,
  ).toBe(0.2);
});
