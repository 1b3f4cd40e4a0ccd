import { html } from "hono/html";
import * as z from "zod";
import { Job } from "#shared/domain/jobs/job.ts";
import type { LocalPages } from "../api-front/api-front.ts";
import { type Html, htmlAnswer, renderPage } from "../mail/page/page-answer.ts";

/** The first page on this machine: how the department stands, and the way to everything it shows. */
export function startPages(url: () => string): LocalPages {
  return async ({ method, url: { pathname } }) => {
    if (method !== "GET" || pathname !== "/") return undefined;
    const [standing, jobs] = await Promise.all([standingOf(url()), jobsOf(url())]);
    return htmlAnswer(
      await renderPage(
        "AI Sales Department",
        html`<p class="soft">One department on this machine alone. ${standing}</p>
<main><table>${links.map(row)}</table>${jobs.length > 0 ? jobList(jobs) : ""}</main>`,
      ),
    );
  };
}

const links: readonly (readonly [path: string, name: string, shows: string])[] = [
  ["/api/v1/leads/overview", "Leads", "every lead with its score, its facts and its campaign"],
  [
    "/api/v1/conversations/overview",
    "Conversations",
    "who said what, how it was read, what is planned",
  ],
  ["/api/v1/approvals/page", "Approvals", "what waits for your decision"],
  ["/api/v1/meetings/page", "Meetings", "booked meetings with their invitations"],
  [
    "/api/v1/compliance",
    "Sending",
    "stop all sending, or one account or campaign; limits, red lines, what was done",
  ],
  [
    "/api/v1/reports/overview",
    "Reports",
    "what happened, why, and what comes next, every working day",
  ],
  ["/mailbox", "Mailbox", "every mail as the other side sees it; answer in their place"],
  ["/api/v1/docs", "API", "every route, to be tried"],
];

function row([path, name, shows]: (typeof links)[number]): Html {
  return html`<tr><td><a href="${path}">${name}</a></td><td>${shows}</td></tr>`;
}

function jobList(jobs: readonly Job[]): Html {
  return html`<h2>Files</h2><table>${jobs.map(
    ({ id, fileName, status, accepted }) =>
      html`<tr><td><a href="/api/v1/jobs/${encodeURIComponent(id)}/watch">${fileName}</a></td><td>${status}, ${accepted.toLocaleString("en")} rows</td></tr>`,
  )}</table>`;
}

const Pauses = z.object({
  pauses: z.array(z.object({ scope: z.object({ kind: z.string() }), by: z.string() })),
});
const Approvals = z.object({ approvals: z.array(z.unknown()) });
const Jobs = z.object({ jobs: z.array(Job) });

async function standingOf(url: string): Promise<Html> {
  const [{ pauses }, { approvals }] = await Promise.all([
    read(url, "/api/v1/pauses", Pauses),
    read(url, "/api/v1/approvals?limit=100", Approvals),
  ]);
  const killed = pauses.find(({ scope }) => scope.kind === "all");
  const sending = killed
    ? html`<strong>All sending is stopped</strong> by ${killed.by}.`
    : pauses.length > 0
      ? `It sends, except for ${pauses.length} paused ${pauses.length === 1 ? "part" : "parts"}.`
      : "It sends; nothing is paused.";
  const waiting =
    approvals.length === 0
      ? "Nothing waits for your decision."
      : html`<a href="/api/v1/approvals/page">${approvals.length} ${approvals.length === 1 ? "decision waits" : "decisions wait"} for you.</a>`;
  return html`${sending} ${waiting}`;
}

async function jobsOf(url: string): Promise<readonly Job[]> {
  return (await read(url, "/api/v1/jobs?limit=5", Jobs)).jobs;
}

async function read<Value>(url: string, path: string, schema: z.ZodType<Value>): Promise<Value> {
  const answer = await fetch(`${url}${path}`);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  return schema.parse(await answer.json());
}
