import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { costsOf } from "#shared/domain/reporting/costs.ts";
import { dailyReport } from "#shared/domain/reporting/daily-report.ts";
import { approvalsPage } from "../../../functions/api/pages/approvals-page.ts";
import { compliancePage } from "../../../functions/api/pages/compliance-page.ts";
import { conversationPage } from "../../../functions/api/pages/conversation-page.ts";
import { conversationsPage } from "../../../functions/api/pages/conversations-page.ts";
import { dossierPage } from "../../../functions/api/pages/dossier-page.ts";
import { leadsPage } from "../../../functions/api/pages/leads-page.ts";
import { meetingsPage } from "../../../functions/api/pages/meetings-page.ts";
import { problemPage } from "../../../functions/api/pages/problem-page.ts";
import { reportPage } from "../../../functions/api/pages/report-page.ts";
import { reportsPage } from "../../../functions/api/pages/reports-page.ts";
import { watchPage } from "../../../functions/api/pages/watch-page.ts";
import { approvePage } from "../../../functions/api-open/approve-page.ts";
import { unsubscribePage } from "../../../functions/api-open/unsubscribe-page.ts";
import { aCampaign, aJob, anExecution } from "../../support/builders.ts";
import {
  aCampaignLead,
  aContact,
  aFact,
  aGrowthAnalysis,
} from "../../support/campaign-builders.ts";
import { aReading, aReply, aTalk } from "../../support/conversation-builders.ts";
import { aMeeting, anApproval } from "../../support/meetings-builders.ts";
import { anOutboxEntry, aSenderAccount } from "../../support/outreach-builders.ts";
import { namesAsIds, outcomes } from "../../support/reporting-builders.ts";

const now = new Date("2026-11-20T10:00:00Z");
const at = now.toISOString();

/** What leaves the text it stands in, whether that is an element, an attribute in either quotes, or a script. */
const breakOut = `"'></title></textarea></style></script><img src=x onerror=alert(1)><script>alert(1)</script>`;

const attacks = {
  "markup in every text": (text: string) => `${text}${breakOut}`,
  "a script in every address": (text: string) =>
    /^https?:/.test(text) ? `javascript:alert(1)//${text}` : text,
} as const;

/** The same data with every word that a stranger may have chosen made hostile; what is one of a few words stays. */
function hostile<Data>(data: Data, attack: keyof typeof attacks): Data {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
    typeof value === "string" && !isOneOfAFew(value) ? attacks[attack](value) : value,
  );
}

function isOneOfAFew(text: string): boolean {
  const isTime = /^\d{4}-\d\d-\d\d(?:T|$)/.test(text);
  const isZone = /^[A-Z][a-z]+\/[A-Z]/.test(text);
  return isTime || isZone || /^[a-z]+(?:[_-][a-z]+)*$/.test(text);
}

const lead = aCampaignLead();
const approvals = [
  anApproval(),
  anApproval({ status: "approved", decidedBy: "Ada Byrne", decidedAt: at }),
];
const report = dailyReport({
  day: "2026-11-20",
  timeZone: "Europe/London",
  outcomes: outcomes(6, { at: "2026-11-19T10:00:00.000Z", segment: "Large manufacturing" }),
  outcomesForLift: [],
  names: namesAsIds,
  declined: [],
  standing: () => "in talks, 2 mails",
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
});
const pause = {
  scope: { kind: "account", id: "mailbox-1" },
  reason: "Too many bounces",
  by: "a manager",
  at,
} as const;

const stopped = {
  scope: "address",
  reason: "by-person",
  source: "ines@seller.example",
  leadId: "lead-1",
  at,
} as const;

/** Every page, by the name of its file. */
const pages: Readonly<Record<string, (attack: keyof typeof attacks) => Promise<string>>> = {
  "approvals-page": (attack) =>
    approvalsPage({
      isFurther: false,
      most: { decisions: 50, tasks: 20 },
      ...hostile(
        {
          next: "place-51",
          waiting: [
            {
              approval: anApproval(),
              name: "Gareth Oduya",
              link: "/a/token-1",
              answered: aReply({ outcome: "arranging-meeting: wants to talk" }),
            },
          ],
          toAnswer: [
            {
              leadId: "lead-1",
              name: "Gareth Oduya",
              needed: { why: "it is not clear what is meant", since: at },
              text: "Hm.",
            },
          ],
          stopped: { ...pause, scope: { kind: "all" } as const },
          tasks: [
            {
              task: {
                id: "task-lead-1.step-2.v1",
                leadId: "lead-1",
                kind: "linkedin-invite" as const,
                to: "https://www.linkedin.com/in/gareth-oduya",
                text: "Hello Gareth",
                status: "open" as const,
                createdAt: at,
              },
              name: "Gareth Oduya",
              stop: undefined,
            },
          ],
          decided: approvals.slice(1).map((approval) => ({ approval, name: "Gareth Oduya" })),
        },
        attack,
      ),
      mayClose: true,
      done: "task",
      timeZone: "Europe/London",
      now,
    }),
  "approve-page": async (attack) => {
    const all = await Promise.all(
      approvals.map((approval) =>
        approvePage({
          ...hostile(
            {
              approval,
              person: "Ada Byrne",
              notice: "It is done.",
              answered: aReply(),
              since: [aReply()],
            },
            attack,
          ),
          timeZone: "Europe/London",
        }),
      ),
    );
    return all.join("");
  },
  "compliance-page": (attack) =>
    compliancePage({
      ...hostile(
        {
          pauses: [pause],
          counts: [],
          lines: [],
          accounts: [
            aSenderAccount({ dns: { isReady: false, problems: ["No SPF."], checkedAt: at } }),
          ],
          mailService: {
            readAt: at,
            isSandbox: true,
            maySend: false,
            standing: "SHUT DOWN",
            perSecond: 1,
            sentLastDay: 0,
          },
          campaigns: [{ id: "job-1", name: "Spring 2026" }],
          suppressed: 3,
          entries: [{ at, who: "Ada Byrne", what: "paused", about: "mailbox 1", why: "A test" }],
        },
        attack,
      ),
      may: { pause: true, resume: true },
      done: undefined,
      timeZone: "Europe/London",
      now,
    }),
  "conversation-page": (attack) =>
    conversationPage({
      ...hostile(
        {
          conversation: aTalk({
            reason: "They asked us.",
            personNeeded: { why: "it is not clear what is meant", since: at },
          }),
          messages: [
            aReply({
              subject: "Re: two sites",
              reading: aReading(["interested"], { referral: { name: "Ada Reyes" } }),
              outcome: "Read by 1.",
              referred: { leadId: "lead-ada", wasKnown: false, by: "Ines", at },
            }),
          ],
          outbox: [anOutboxEntry({ reason: "The mailbox rests." })],
          approvals,
          meeting: aMeeting(),
          lead,
          refused: { notice: "Nothing was planned.", text: "Dear Gareth" },
        },
        attack,
      ),
      tasks: new Map(),
      standings: new Map([[hostile("lead-ada", attack), hostile("It is parked.", attack)]]),
      stopped,
      mayRelease: true,
      timeZone: "Europe/London",
      key: "key-1",
    }),
  "conversations-page": (attack) =>
    conversationsPage({
      ...hostile({ conversations: [aTalk()], leads: [lead], cursor: "page 2" }, attack),
      state: undefined,
      timeZone: "Europe/London",
    }),
  "dossier-page": (attack) =>
    dossierPage({
      now,
      timeZone: "Europe/London",
      stopped: undefined,
      may: { act: true, release: true },
      ...hostile(
        {
          lead,
          contacts: [aContact()],
          facts: [aFact({ kind: "founded", statement: "Founded in 1996." })],
          growth: aGrowthAnalysis(),
          campaign: aCampaign(),
          work: [anExecution()],
        },
        attack,
      ),
    }),
  "leads-page": (attack) =>
    leadsPage({ ...hostile({ leads: [lead], cursor: "page 2" }, attack), status: undefined, now }),
  "meetings-page": (attack) =>
    meetingsPage({ ...hostile({ meetings: [aMeeting()] }, attack), mayAct: true, now }),
  "problem-page": (attack) =>
    problemPage(
      hostile(
        {
          type: "about:blank",
          title: "Not found",
          detail: "There is no lead 7.",
          status: 404 as const,
        },
        attack,
      ),
      "/api/v1/leads/7",
    ),
  "report-page": (attack) => reportPage(hostile(report, attack)),
  "reports-page": (attack) => reportsPage(hostile([report], attack)),
  "unsubscribe-page": (attack) =>
    unsubscribePage(
      hostile({ language: "en", address: "Gareth@kestrel.example", isDone: false }, attack),
    ),
  "watch-page": async (attack) => {
    const jobs = [aJob(), aJob({ status: "refused", refusal: "This is a spreadsheet." })];
    return (await Promise.all(jobs.map((job) => watchPage(hostile(job, attack), now)))).join("");
  },
};

test("every page that people see is looked at here", () => {
  const functions = join(import.meta.dirname, "..", "..", "..", "functions");
  const files = globSync("{api/pages,api-open}/*-page.ts", { cwd: functions });
  expect(files.map((file) => basename(file, ".ts")).toSorted()).toEqual(
    Object.keys(pages).toSorted(),
  );
});

test.each(
  Object.keys(pages).flatMap((name) =>
    Object.keys(attacks).map((attack) => [name, attack] as const),
  ),
)("%s stays a text with %s", async (name, attack) => {
  const text = await pages[name]?.(
    attack === "markup in every text" ? attack : "a script in every address",
  );
  const page = load(text ?? "");

  expect(page("img, script, iframe, object, embed")).toHaveLength(0);
  const attributes = page("*")
    .toArray()
    .flatMap((element) => Object.entries("attribs" in element ? element.attribs : {}));
  expect(attributes.filter(([key]) => key.startsWith("on"))).toEqual([]);
  for (const [key, value] of attributes) {
    if (key !== "href" && key !== "action" && key !== "src") continue;
    // To the department itself, by a path that is not "//host", or out to the web by its whole address.
    expect(value).toMatch(/^(?:\/(?![/\\])|#|\?|https?:\/\/)/);
  }
});

test("the attack is one: unescaped it would add an image and a script", () => {
  const page = load(`<p title="${breakOut}">${breakOut}</p>`);
  expect(page("img")).toHaveLength(2);
  expect(page("script")).not.toHaveLength(0);
});
