import { expect, test } from "vitest";
import * as z from "zod";
import { deployedDepartment } from "./deployed-department.ts";
import { does, grantsOf, touches, whoMay } from "./grants.ts";

const prod = await deployedDepartment("prod");
const grants = grantsOf(prod);

/** Who may change what a table holds; everybody else reads at most. */
const writers: Readonly<Record<string, readonly string[]>> = {
  Leads: [
    "api",
    "api-desk",
    "enrichment",
    "flows/lead-pipeline",
    "growth-analysis",
    "jobs/ended-flows",
    "jobs/import",
    "lead-finder",
    "marketing",
    "qualification",
  ],
  Operations: [
    "api",
    "api-desk",
    "api-files",
    "api-meetings",
    "api-open",
    "api-sending",
    "bdr",
    "conversation",
    "decisions",
    "enrichment",
    "flows/lead-pipeline",
    "growth-analysis",
    "jobs/drop",
    "jobs/ended-flows",
    "jobs/export",
    "jobs/import",
    "jobs/intake",
    "lead-finder",
    "mail/delivery-events",
    "mail/inbound",
    "marketing",
    "meetings",
    "outreach",
    "qualification",
    "sales-manager",
    "sending",
  ],
  Conversations: [
    "api-desk",
    "api-meetings",
    "api-open",
    "api-sending",
    "bdr",
    "conversation",
    "decisions",
    "mail/delivery-events",
    "mail/inbound",
    "meetings",
    "outreach",
    "sending",
  ],
  // Whoever hears a "stop", the person who sends, and who pauses by the red lines.
  Directory: [
    "api-open",
    "api-sending",
    "conversation",
    "mail/delivery-events",
    "mail/inbound",
    "sending",
    "watch-lines",
  ],
  Guard: [
    "conversation",
    "enrichment",
    "growth-analysis",
    "lead-finder",
    "marketing",
    "notices",
    "qualification",
    "sales-manager",
    "sending",
  ],
};

/** Who may read a table and not change it. */
const readers: Readonly<Record<string, readonly string[]>> = {
  Leads: [
    "api-meetings",
    "api-open",
    "api-sending",
    "bdr",
    "conversation",
    "jobs/export",
    "mail/delivery-events",
    "mail/inbound",
    "meetings",
    "notices",
    "outreach",
    "sales-manager",
    "sending",
  ],
  Operations: ["notices", "watch-lines"],
  Conversations: ["sales-manager", "voice"],
  Directory: [
    "api",
    "api-desk",
    "api-meetings",
    "bdr",
    "decisions",
    "enrichment",
    "growth-analysis",
    "lead-finder",
    "marketing",
    "meetings",
    "notices",
    "outreach",
    "qualification",
    "sales-manager",
  ],
  Guard: [],
};

test("every table is looked at here", () => {
  const tables = prod.all("AWS::DynamoDB::GlobalTable", z.unknown()).map(({ id }) => nameOf(id));
  expect(tables.toSorted()).toEqual(Object.keys(writers).toSorted());
});

test.each(Object.keys(writers))("who may change and who may only read the table %s", (table) => {
  const touching = touches(new RegExp(`^prod-Data/${table}[0-9A-F]{8}\\.Arn`));
  const mayWrite = whoMay(grants, touching, does(/^dynamodb:(Put|Update|Delete|BatchWrite)Item$/));
  const mayTouch = whoMay(grants, touching);
  expect(mayWrite).toEqual(writers[table]);
  expect(mayTouch.filter((name) => !mayWrite.includes(name))).toEqual(readers[table]);
});

test("what is open to strangers may change no lead", () => {
  expect(writers["Leads"]).not.toContain("api-open");
});

/** Who may put work into a queue; besides them only the rules and schedules that name it. */
const senders: Readonly<Record<string, readonly string[]>> = {
  Imports: ["api-files", "jobs/drop", "jobs/import", "jobs/intake"],
  Intake: ["api-files", "flows/lead-pipeline", "jobs/ended-flows", "jobs/import"],
  Exports: ["jobs/intake"],
  Outreach: ["api", "decisions", "sales-manager", "sending"],
  Replies: ["api-desk", "mail/inbound", "sending"],
  Meetings: ["bdr", "conversation", "mail/inbound"],
  Decisions: ["api-desk", "api-open", "bdr"],
  Lines: ["api-sending", "mail/delivery-events", "mail/inbound", "sending"],
  EndedFlows: [],
  Sending: [],
  InboundMail: [],
  DeliveryEvents: [],
  Notices: [],
  Reputation: [],
};

/** The one function that takes work out of a queue. */
const takers: Readonly<Record<string, string>> = {
  Imports: "jobs/import",
  Intake: "jobs/intake",
  Exports: "jobs/export",
  Outreach: "outreach",
  Replies: "conversation",
  Meetings: "meetings",
  Decisions: "decisions",
  Lines: "watch-lines",
  Reputation: "watch-lines",
  EndedFlows: "jobs/ended-flows",
  Sending: "sending",
  InboundMail: "mail/inbound",
  DeliveryEvents: "mail/delivery-events",
  Notices: "notices",
};

test("every queue is looked at here", () => {
  const queues = prod
    .all("AWS::SQS::Queue", z.unknown())
    .filter(({ id }) => !id.includes("DeadLetters"))
    .map(({ id }) => nameOf(id).replace(/Queue$/, ""));
  expect(queues.toSorted()).toEqual(Object.keys(senders).toSorted());
});

test.each(Object.keys(senders))("who may send to the queue %s, and who takes from it", (queue) => {
  const touching = touches(new RegExp(`/${queue}Queue[0-9A-F]{8}\\.Arn$`));
  const maySend = whoMay(grants, touching, does(/^sqs:SendMessage$/));
  expect(maySend.filter((name) => !name.includes("SchedulerRole"))).toEqual(senders[queue]);
  expect(whoMay(grants, touching, does(/^sqs:(Receive|Delete)Message$/))).toEqual([takers[queue]]);
});

test("nobody but Lambda's and the schedules' own reporting puts anything among the dead letters, and nobody takes it out", () => {
  const dead = touches(/DeadLetters[0-9A-F]{8}\.Arn$/);
  expect(whoMay(grants, dead, does(/^(?!sqs:SendMessage$)/))).toEqual([]);
});

test("only the functions that handle files may touch the files' bucket", () => {
  expect(whoMay(grants, touches(/\/Files/))).toEqual([
    "api-files",
    "jobs/drop",
    "jobs/export",
    "jobs/import",
  ]);
});

test("only the function that reads incoming mail may touch the mails' bucket", () => {
  expect(whoMay(grants, touches(/\/Mail[0-9A-F]{8}/))).toEqual(["mail/inbound"]);
});

test.each([
  { name: "jobs/import", bucket: /\/Files/ },
  { name: "mail/inbound", bucket: /\/Mail[0-9A-F]{8}/ },
])("$name reads its files and may not change them", ({ name, bucket }) => {
  const own = grants.filter(({ who }) => who === name).filter(touches(bucket));
  expect(own).toHaveLength(1);
  expect(
    own.flatMap(({ actions }) => actions).filter((each) => !/^s3:(Get|List)/.test(each)),
  ).toEqual([]);
});

const flows: Readonly<Record<string, readonly string[]>> = {
  LeadPipeline: ["api", "api-desk", "jobs/intake", "lead-finder"],
  GrowthLoop: ["api", "the lead pipeline"],
  Marketing: ["api", "the lead pipeline"],
  Bdr: ["meetings"],
};

test.each(Object.keys(flows))("who may start the flow %s", (flow) => {
  const starters = whoMay(
    grants,
    touches(new RegExp(`/${flow}Machine[0-9A-F]{8}$`)),
    does(/^states:StartExecution$/),
  );
  expect(starters.map(roleInWords)).toEqual(flows[flow]);
});

test("only who carries out decisions may wake a flow that waits for one", () => {
  expect(whoMay(grants, does(/^states:SendTask/))).toEqual(["decisions"]);
});

/** Which functions each may call; nobody else may call any. */
const callers: Readonly<Record<string, readonly string[]>> = {
  browser: ["page-reader"],
  pagereader: ["enrichment", "growth-analysis", "lead-finder", "qualification"],
  replyreader: ["conversation"],
  qualification: ["api", "the lead pipeline"],
  enrichment: ["api", "the lead pipeline"],
  growthanalysis: ["the growth loop"],
  marketing: ["the marketing flow"],
  outreach: ["api"],
  conversation: ["api", "voice"],
  bdr: ["api", "the meeting flow"],
  salesmanager: ["api", "schedules"],
  leadfinder: ["api", "schedules"],
  leadpipelinesteps: ["the lead pipeline"],
};

test.each(Object.keys(callers))("who may call %s", (callee) => {
  const found = whoMay(
    grants,
    touches(new RegExp(`/${callee}Lambda[0-9A-F]{8}\\.Arn$`)),
    does(/^lambda:InvokeFunction$/),
  );
  expect(found.map(roleInWords)).toEqual(callers[callee]);
});

test("no other function may be called by anyone of the department", () => {
  const called = grants
    .filter(does(/^lambda:/))
    .flatMap(({ resources }) => resources)
    .map((resource) => /\/(\w+)Lambda[0-9A-F]{8}\.Arn(:\*)?$/.exec(resource)?.[1]);
  expect([...new Set(called)].toSorted()).toEqual(Object.keys(callers).toSorted());
});

function roleInWords(who: string): string {
  const roles = [
    [/\/LeadPipelineMachineRole/, "the lead pipeline"],
    [/\/GrowthLoopMachineRole/, "the growth loop"],
    [/\/MarketingMachineRole/, "the marketing flow"],
    [/\/BdrMachineRole/, "the meeting flow"],
    [/\/SchedulerRole/, "schedules"],
  ] as const;
  return roles.find(([pattern]) => pattern.test(who))?.[1] ?? who;
}

/** "prod-Data/Leads391D8FFF" is called Leads. */
function nameOf(id: string): string {
  return id.replace(/^.*\//, "").replace(/[0-9A-F]{8}$/, "");
}
