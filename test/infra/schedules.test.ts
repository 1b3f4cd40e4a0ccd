import { expect, test } from "vitest";
import * as z from "zod";
import { AgentInvocation } from "#shared/domain/agents/agents.ts";
import { DecisionsMessage } from "../../functions/decisions/decisions.ts";
import { IntakeMessage } from "../../functions/jobs/intake/intake.ts";
import { occasionOf as occasionOfFinder } from "../../functions/lead-finder/occasion.ts";
import { MeetingsMessage } from "../../functions/meetings/meetings.ts";
import { occasionOf as occasionOfManager } from "../../functions/sales-manager/occasion.ts";
import { SendingMessage } from "../../functions/sending/sending.ts";
import { LinesMessage } from "../../functions/watch-lines/watch-lines.ts";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";
import { grantsOf } from "./grants.ts";

const prod = await deployedDepartment("prod");
const Schedule = z.object({
  State: z.literal("ENABLED"),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  Target: z.object({
    Arn: z.string(),
    Input: z.string(),
    RoleArn: z.string(),
    DeadLetterConfig: z.object({ Arn: z.string() }),
  }),
});
const schedules = prod.all("AWS::Scheduler::Schedule", Schedule).map(({ id, properties }) => ({
  id,
  // "prod-Outreach/SendDueB9EE3592" is called SendDue.
  name: id.replace(/^.*\//, "").replace(/[0-9A-F]{8}$/, ""),
  at: properties.ScheduleExpression,
  zone: properties.ScheduleExpressionTimezone,
  target: properties.Target,
}));
const names = schedules.map(({ name }) => name);

function scheduleNamed(name: string) {
  const found = schedules.find((each) => each.name === name);
  if (!found) throw new Error(`There is no schedule ${name}`);
  return found;
}

const queueReader = (queue: string, schema: z.ZodType) => ({
  target: new RegExp(`/${queue}Queue[0-9A-F]{8}\\.Arn$`),
  understands: (input: unknown) => schema.parse(input),
});
const agent = (callee: string, occasionOf: typeof occasionOfManager) => ({
  target: new RegExp(`/${callee}Lambda[0-9A-F]{8}\\.Arn$`),
  understands: (input: unknown) => AgentInvocation.parse(occasionOf(input, "2026-11-20")),
});
const intake = queueReader("Intake", IntakeMessage);
const sending = queueReader("Sending", SendingMessage);
const lines = queueReader("Lines", LinesMessage);
const manager = agent("salesmanager", occasionOfManager);
const finder = agent("leadfinder", occasionOfFinder);

/** What happens without anybody asking: when, with which words, and who hears them. */
const wanted = {
  Sweep: { at: "rate(1 minute)", says: { kind: "sweep" }, ...intake },
  SendDue: { at: "rate(1 minute)", says: { kind: "send-due" }, ...sending },
  Reconcile: { at: "rate(10 minutes)", says: { kind: "reconcile" }, ...sending },
  PollChannels: { at: "rate(2 hours)", says: { kind: "poll-channels" }, ...sending },
  CloseStoppedTasks: { at: "rate(2 hours)", says: { kind: "close-stopped-tasks" }, ...sending },
  CheckLines: { at: "rate(15 minutes)", says: { kind: "check" }, ...lines },
  CheckDomains: { at: "rate(1 day)", says: { kind: "check-domains" }, ...lines },
  ReadMailService: { at: "rate(15 minutes)", says: { kind: "read-mail-service" }, ...lines },
  MirrorSuppressions: { at: "rate(15 minutes)", says: { kind: "mirror-suppressions" }, ...lines },
  SweepDecisions: {
    at: "rate(5 minutes)",
    says: { kind: "sweep" },
    ...queueReader("Decisions", DecisionsMessage),
  },
  SweepMeetings: {
    at: "rate(15 minutes)",
    says: { kind: "sweep" },
    ...queueReader("Meetings", MeetingsMessage),
  },
  Coordinate: { at: "cron(0 9 * * ? *)", says: { task: "coordinate" }, ...manager },
  Report: { at: "cron(15 9 ? * MON-FRI *)", says: { task: "report" }, ...manager },
  Review: { at: "cron(30 9 ? * MON *)", says: { task: "review" }, ...manager },
  Search: { at: "cron(0 10 * * ? *)", says: { task: "search" }, ...finder },
};

test("every schedule is looked at here", () => {
  expect(names.toSorted()).toEqual(Object.keys(wanted).toSorted());
});

test.each(Object.entries(wanted))("%s comes when it should and is understood", (name, meant) => {
  const { at, target } = scheduleNamed(name);
  const said: unknown = JSON.parse(target.Input);
  expect(at).toBe(meant.at);
  expect(said).toEqual(meant.says);
  expect(target.Arn).toMatch(meant.target);
  expect(() => meant.understands(said)).not.toThrow();
});

test.each(names)("%s reaches something of this deployment, as a role that may", (name) => {
  const { target } = scheduleNamed(name);
  const isQueue = prod
    .all("AWS::SQS::Queue", z.unknown())
    .some(({ id }) => target.Arn === `${id}.Arn`);
  const isFunction = functionsOf(prod).some(({ id }) => target.Arn === `${id}.Arn`);
  expect(isQueue !== isFunction).toBe(true);

  const role = target.RoleArn.replace(/\.Arn$/, "");
  const allowed = grantsOf(prod).filter(
    ({ who, resources }) => who === role && resources.includes(target.Arn),
  );
  expect(allowed.flatMap(({ actions }) => actions)).toContain(
    isQueue ? "sqs:SendMessage" : "lambda:InvokeFunction",
  );
});

test.each(names)("what %s cannot bring is kept", (name) => {
  expect(scheduleNamed(name).target.DeadLetterConfig.Arn).toMatch(/\/DeadLetters[0-9A-F]{8}\.Arn$/);
});

test.each(["dev", "staging", "prod"] as const)(
  "what has its hour in %s has it in the company's zone",
  async (stage) => {
    const department = stage === "prod" ? prod : await deployedDepartment(stage);
    const { timeZone } = department.settings;
    const daily = department
      .all("AWS::Scheduler::Schedule", Schedule)
      .filter(({ properties }) => properties.ScheduleExpression.startsWith("cron("));
    expect(daily.map(({ properties }) => properties.ScheduleExpressionTimezone)).toEqual(
      ["Coordinate", "Report", "Review", "Search"].map(() => timeZone),
    );
    expect(Intl.supportedValuesOf("timeZone")).toContain(timeZone);
  },
);
