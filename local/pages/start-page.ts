import { html } from "hono/html";
import * as z from "zod";
import { Job } from "#shared/domain/jobs/job.ts";
import type { LocalPages } from "../api-front/api-front.ts";
import { type Html, htmlAnswer, renderPage } from "../mail/page/page-answer.ts";
import { places } from "./places.ts";

/** The first page on this machine: how the department stands, and the way to everything it shows. */
export function startPages(url: () => string): LocalPages {
  return async ({ method, url: { pathname } }) => {
    if (method !== "GET" || pathname !== "/") return undefined;
    const [standing, jobs] = await Promise.all([standingOf(url()), jobsOf(url())]);
    return htmlAnswer(
      await renderPage(
        "AI Sales Department",
        html`<p>${standing}</p><p class="soft">This department runs on this machine alone: the people it writes to, their mailboxes and Amazon’s mail service are played here, and no mail leaves it.</p>
<main><table>${places.map(row)}</table>${jobs.length > 0 ? jobList(jobs) : ""}</main>`,
        "/",
      ),
    );
  };
}

function row([path, name, shows]: (typeof places)[number]): Html {
  return html`<tr><td><a href="${path}">${name}</a></td><td>${shows}</td></tr>`;
}

function jobList(jobs: readonly Job[]): Html {
  return html`<h2>Files of leads</h2><table>${jobs.map(
    ({ id, fileName, status, accepted }) =>
      html`<tr><td><a href="/api/v1/jobs/${encodeURIComponent(id)}/watch">${fileName}</a></td><td>${status}, ${accepted.toLocaleString("en")} leads</td></tr>`,
  )}</table>`;
}

const Pauses = z.object({
  pauses: z.array(z.object({ scope: z.object({ kind: z.string() }), by: z.string() })),
});
const Approvals = z.object({ approvals: z.array(z.unknown()) });
const Waiting = z.object({
  conversations: z.array(z.unknown()),
  cursor: z.string().optional(),
});
const Jobs = z.object({ jobs: z.array(Job) });

/** As many as the API lists at once. */
const MOST_APPROVALS = 100;

async function standingOf(url: string): Promise<Html> {
  const [{ pauses }, { approvals }, { conversations, cursor }] = await Promise.all([
    read(url, "/api/v1/pauses", Pauses),
    read(url, `/api/v1/approvals?limit=${MOST_APPROVALS}`, Approvals),
    read(url, "/api/v1/conversations/waiting", Waiting),
  ]);
  const killed = pauses.find(({ scope }) => scope.kind === "all");
  const sending = killed
    ? html`<strong><a href="/api/v1/compliance">All sending is stopped</a></strong> by ${killed.by}.`
    : pauses.length > 0
      ? `It sends, except for ${pauses.length} paused ${pauses.length === 1 ? "part" : "parts"}.`
      : "It sends; nothing is paused.";
  const waiting = [
    ...counted(approvals.length, approvals.length === MOST_APPROVALS, "decision"),
    ...counted(conversations.length, cursor !== undefined, "conversation"),
  ];
  const forYou =
    waiting.length === 0
      ? "Nothing waits for you."
      : html`<a href="/api/v1/approvals/page">${waiting.join(" and ")} for you.</a>`;
  return html`${sending} ${forYou}`;
}

function counted(count: number, hasMore: boolean, what: string): readonly string[] {
  if (hasMore) return [`${count} or more ${what}s wait`];
  if (count === 0) return [];
  return [`${count} ${count === 1 ? `${what} waits` : `${what}s wait`}`];
}

async function jobsOf(url: string): Promise<readonly Job[]> {
  return (await read(url, "/api/v1/jobs?limit=5", Jobs)).jobs;
}

async function read<Value>(url: string, path: string, schema: z.ZodType<Value>): Promise<Value> {
  const answer = await fetch(`${url}${path}`);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  return schema.parse(await answer.json());
}
