import { html } from "hono/html";
import type { PersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import type { Html } from "./page.ts";
import { capital, moment } from "./words.ts";

export type WaitingRow = {
  readonly leadId: string;
  readonly name: string;
  readonly needed: PersonNeeded;
  /** What they wrote, where it is about a message. */
  readonly text: string | undefined;
};

const LONGEST = 400;

/** What only a person can answer: no draft was made of it, so there is nothing to approve. */
export function waitingSection(
  rows: readonly WaitingRow[],
  next: string | undefined,
  timeZone: string,
): Html {
  if (rows.length === 0 && next === undefined) return html``;
  return html`<section><h2>Waits for your answer</h2>${rows.map((one) => row(one, timeZone))}
${next !== undefined && html`<p><a href="/api/v1/approvals/page?after=${encodeURIComponent(next)}">More that wait</a></p>`}</section>`;
}

function row({ leadId, name, needed, text }: WaitingRow, timeZone: string): Html {
  const page = `/api/v1/conversations/${encodeURIComponent(leadId)}/page`;
  return html`<article class="step"><p><strong><a href="${page}">${name}</a></strong> <span class="aside">since ${moment(needed.since, timeZone)}</span></p>
<p>${capital(plainly(needed.why, timeZone))}</p>
${text ? html`<div class="message"><p>${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</p></div>` : ""}
<p class="files"><a class="button" href="${page}#answer">Answer, or say what is to be done</a></p></article>`;
}
