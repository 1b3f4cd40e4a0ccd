import { load } from "cheerio";
import { expect, test } from "vitest";
import { reportPage } from "../../../functions/api/pages/report-page.ts";
import { reportRoutes } from "../../../functions/api/routes/reports.ts";
import { createApp } from "../../../functions/http/app.ts";
import { anExecution } from "../../support/builders.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { modelSaying } from "../../support/fake-ask.ts";
import { aMeeting } from "../../support/meetings-builders.ts";
import { aConversation } from "../../support/outreach-builders.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { managerWorld } from "./manager-world.ts";

const dynamo = embeddedDynamo();

const yesterday = (
  kind: "sent" | "replied" | "replied-positively" | "meeting-booked",
  lead: string,
) => ({
  kind,
  leadId: lead,
  at: kind === "sent" ? "2026-11-19T10:00:00.000Z" : "2026-11-19T15:00:00.000Z",
});

test("the report covers yesterday, is stored, and the bandit's board is counted anew", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(6);
  await world.tell([
    yesterday("sent", "lead-1"),
    yesterday("sent", "lead-2"),
    yesterday("replied", "lead-1"),
    yesterday("replied-positively", "lead-1"),
    yesterday("meeting-booked", "lead-1"),
  ]);
  await endRuns(world, 4, 0.25);

  const { reportId, reason } = await world.manager.run({ task: "report" }, world.run);
  const stored = await world.deps.reports.find(reportId ?? "");

  expect(reason).toBe(
    "Thursday 19 November: 2 messages went out, 1 person answered, 1 of them positively, and 1 meeting was booked.",
  );
  expect(stored).toMatchObject({
    id: "daily-2026-11-20",
    covers: "2026-11-19",
    funnel: { sent: 2, replied: 1, repliedPositively: 1, meetingsBooked: 1 },
    costs: { totalUsd: 1, leads: 6, perLeadUsd: 1 / 6, perReplyUsd: 1, perMeetingUsd: 1 },
    people: { writtenTo: 2, answered: 1, positive: 1 },
    answers: [{ leadId: "lead-1", isPositive: true }],
    plan: { day: "2026-11-23", pool: 6, leads: 4, isSearchNeeded: true },
  });
  expect(await world.deps.board.read()).toEqual([
    {
      angleId: "stock-across-sites",
      segment: "machinery",
      hours: "morning",
      sent: 2,
      positive: 1,
      meetings: 1,
      unsubscribed: 0,
      complained: 0,
    },
  ]);
});

test("the plan is what the coordination does, with the replies that wait for a person", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(6, (number) => (number === 1 ? { notes: "Call first" } : {}));
  await world.conversationStore.begin(
    aConversation({
      leadId: "lead-2",
      personNeeded: { why: "it is not clear what is meant", since: "2026-11-19T10:00:00.000Z" },
    }),
  );

  await world.manager.run({ task: "report" }, world.run);
  const { plan } = await firstReport(world);
  await world.manager.run({ task: "coordinate", day: plan.day }, world.run);

  expect(plan).toMatchObject({
    leads: 4,
    room: 40,
    unreachable: 1,
    passedOver: [{ reason: "your own note says “Call first”: a person decides", count: 1 }],
    repliesWaiting: 1,
    replies: [{ reason: "it is not clear what is meant" }],
  });
  expect(world.outreach.sent.map(({ leadId }) => leadId)).toEqual([
    "lead-3",
    "lead-4",
    "lead-5",
    "lead-6",
  ]);
  expect(plan.first).toHaveLength(4);
});

test("who cannot be begun stands once in the report, grouped by the reason", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(6, (number) =>
    number <= 3 ? { company: { name: `Firma ${number} GmbH`, country: "DE" } } : {},
  );
  await world.manager.run({ task: "coordinate", day: "2026-11-19" }, world.run);
  await world.manager.run({ task: "report" }, world.run);

  const { plan } = await firstReport(world);
  expect(plan).toMatchObject({
    unreachable: 3,
    passedOver: [
      { reason: expect.stringContaining("in Germany needs recorded consent"), count: 3 },
    ],
  });
  expect(plan.passedOver?.[0]?.names.toSorted()).toEqual([
    "Gareth Oduya, Firma 1 GmbH",
    "Gareth Oduya, Firma 2 GmbH",
    "Gareth Oduya, Firma 3 GmbH",
  ]);
});

test("what a person is to do by hand, and a meeting that was declined, are told as what they are", async () => {
  const world = await managerWorld(dynamo());
  await world.addReady(1);
  await world.taskStore.add({
    id: "task-lead-1.step-2.v1",
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: "https://www.linkedin.com/in/anna",
    text: "Hello Anna",
    status: "open",
    createdAt: "2026-11-19T10:00:00.000Z",
  });
  const slot = { startsAt: "2026-11-23T10:00:00.000Z", endsAt: "2026-11-23T10:30:00.000Z" };
  const createdAt = "2026-11-19T15:00:00.000Z";
  await world.meetingStore.add(aMeeting({ leadId: "lead-1", slot, createdAt, answer: "declined" }));
  await world.tell([yesterday("sent", "lead-1"), yesterday("meeting-booked", "lead-1")]);

  const { reason } = await world.manager.run({ task: "report" }, world.run);

  expect(reason).toContain("1 meeting was booked, 1 declined since.");
  expect((await firstReport(world)).plan).toMatchObject({
    meetings: 0,
    appointments: [],
    tasksWaiting: 1,
    tasks: [{ kind: "linkedin-invite", name: expect.stringContaining("Firm 1 Ltd") }],
  });
});

test("a held-out lead that meets us all the same is counted for the lift, once", async () => {
  const world = await managerWorld(dynamo());
  const held = Array.from({ length: 40 }, (_, index) => ({
    ...yesterday("sent", `held-${index}`),
    kind: "held-out" as const,
  }));
  const treated = Array.from({ length: 40 }, (_, index) => ({
    ...yesterday("sent", `treated-${index}`),
    kind: "allocated" as const,
  }));
  await world.tell([...held, ...treated]);
  await world.tell([{ ...yesterday("meeting-booked", "treated-1"), id: "met" }]);
  await world.meetingStore.add(aMeeting({ leadId: "held-3" }));

  await world.manager.run({ task: "report" }, world.run);
  await world.manager.run({ task: "report" }, world.run);
  const report = await firstReport(world);

  expect(report.lift).toMatchObject([
    {
      campaignId: "direct",
      lift: {
        kind: "measured",
        treated: 40,
        treatedRate: 0.025,
        heldOutRate: 0.025,
        isSure: false,
      },
    },
  ]);
});

test("the costs of a second report are those since the first", async () => {
  const world = await managerWorld(dynamo());
  await endRuns(world, 4, 0.25);
  await world.manager.run({ task: "report", day: "2026-11-19" }, world.run);
  await endRuns(world, 2, 0.5, "later");
  const createdAt = world.deps.now().toISOString();
  await world.addReady(3, (number) => (number === 1 ? {} : { createdAt }));

  await world.manager.run({ task: "report", day: "2026-11-20" }, world.run);
  const [latest] = await world.deps.reports.list(5);

  expect(latest).toMatchObject({ day: "2026-11-20", costs: { totalUsd: 1, leads: 2 } });
});

test("a person reads the reports as list, numbers, page and text; before the first there is none", async () => {
  const world = await managerWorld(dynamo());
  const routes = reportRoutes({ reports: world.deps.reports }).map((route) => ({
    ...route,
    role: "everyone" as const,
  }));
  const app = createApp(routes, quietLog);
  const empty = await app.request("/api/v1/reports/latest");
  const emptyPage = await app.request("/api/v1/reports/latest/page");
  await world.addReady(1, () => ({ company: { name: "<b>Firm</b> Ltd", country: "US" } }));
  await world.tell([{ ...yesterday("sent", "lead-1"), segment: "<script>alert(1)</script>" }]);
  await world.manager.run({ task: "report" }, world.run);

  const list = await (await app.request("/api/v1/reports")).json();
  const overview = await (await app.request("/api/v1/reports/overview")).text();
  const page = load(await (await app.request("/api/v1/reports/latest/page")).text());
  const text = await (await app.request("/api/v1/reports/daily-2026-11-20/text")).text();

  expect(empty.status).toBe(404);
  expect(emptyPage.status).toBe(404);
  expect(await emptyPage.text()).toContain("No report is written yet.");
  expect(list).toMatchObject({ reports: [{ id: "daily-2026-11-20", sent: 1 }] });
  expect(page("h1").text()).toBe("Thursday 19 November");
  expect(page("script")).toHaveLength(0);
  expect(page("section h2").first().text()).toBe("What changed and why");
  expect(text).toContain("1 message went out, nobody answered, and 0 meetings were booked.");
  expect(load(overview)('a[href="/api/v1/reports/daily-2026-11-20/page"]').text()).toBe(
    "Friday 20 November",
  );
  expect((await app.request("/api/v1/reports/nothing")).status).toBe(404);
  expect(await reportPage(await firstReport(world))).not.toMatch(/NaN|undefined/);
});

test("the weekly review asks a person for each change, once a week", async () => {
  const world = await managerWorld(dynamo());
  await world.tell([
    ...Array.from({ length: 80 }, (_, index) => yesterday("sent", `good-${index}`)),
    ...Array.from({ length: 12 }, (_, index) => yesterday("replied-positively", `good-${index}`)),
    ...Array.from({ length: 80 }, (_, index) => ({
      ...yesterday("sent", `dull-${index}`),
      segment: "textile",
    })),
  ]);

  const { reason } = await world.manager.run({ task: "review" }, world.run);
  await world.manager.run({ task: "review" }, world.run);
  const approvals = await world.deps.approvals.list({ status: "waiting", limit: 50 });

  expect(reason).toContain("Stop looking for leads of the segment textile.");
  const stop = approvals.filter(({ id }) => id === "strategy-2026-11-16-segment-less-textile");
  expect(stop).toHaveLength(1);
  expect(stop[0]).toMatchObject({
    proposal: { kind: "strategy", change: "Stop looking for leads of the segment textile." },
    expiresAt: "2026-11-27T09:00:00.000Z",
  });
  expect(world.events.some(({ type }) => type === "approval_requested")).toBe(true);
});

test("a model that adds a number of its own, or a change nobody found, proposes neither", async () => {
  const ask = modelSaying({
    proposals: [
      {
        id: "segment-less-textile",
        change: "Drop textile, it costs us 4,000 a month",
        confidence: 1,
      },
      { id: "invented", change: "Send twice as many mails", confidence: 1 },
    ],
  });
  const world = await managerWorld(dynamo(), { ask });
  await world.tell([
    ...Array.from({ length: 80 }, (_, index) => yesterday("sent", `good-${index}`)),
    ...Array.from({ length: 12 }, (_, index) => yesterday("replied-positively", `good-${index}`)),
    ...Array.from({ length: 80 }, (_, index) => ({
      ...yesterday("sent", `dull-${index}`),
      segment: "textile",
    })),
  ]);

  const { reason } = await world.manager.run({ task: "review" }, world.run);

  expect(reason).toBe("Proposed: Stop looking for leads of the segment textile.");
});

test("a department without outcomes proposes nothing and says so", async () => {
  const { manager, run } = await managerWorld(dynamo());

  expect((await manager.run({ task: "review" }, run)).reason).toBe(
    "Nothing in the last 4 weeks speaks clearly enough for a change.",
  );
});

type World = Awaited<ReturnType<typeof managerWorld>>;

async function firstReport({ deps }: World) {
  const [report] = await deps.reports.list(1);
  if (!report) throw new Error("No report was written");
  return report;
}

async function endRuns({ runs }: World, count: number, costUsd: number, name = "run") {
  for (let number = 0; number < count; number += 1) {
    const toolCall = {
      tool: "hunter",
      request: "email-finder",
      outcome: "found",
      startedAt: "2026-11-19T09:00:00.000Z",
      milliseconds: 5,
      costUsd,
    };
    await runs.end(anExecution({ runId: `${name}-${number}`, toolCalls: [toolCall], costUsd }));
  }
}
