import { html } from "hono/html";
import type { PersonNeeded } from "#shared/domain/conversations/person-needed.ts";
import type { Html } from "./page.ts";
import { time } from "./words.ts";

export type WaitingRow = {
  readonly leadId: string;
  readonly name: string;
  readonly needed: PersonNeeded;
  /** What they wrote, where it is about a message. */
  readonly text: string | undefined;
};

const LONGEST = 400;

/** What only a person can answer: no draft was made of it, so there is nothing to approve. */
export function waitingSection(rows: readonly WaitingRow[]): Html {
  if (rows.length === 0) return html``;
  return html`<section><h2>Waits for your answer</h2>${rows.map(row)}</section>`;
}

function row({ leadId, name, needed, text }: WaitingRow): Html {
  const page = `/api/v1/conversations/${encodeURIComponent(leadId)}/page`;
  return html`<article class="step"><p><strong><a href="${page}">${name}</a></strong> <span class="aside">since ${time(needed.since)}</span></p>
<p>${needed.why}</p>
${text ? html`<div class="message"><p>${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</p></div>` : ""}
<p class="files"><a class="button" href="${page}">Answer, or say what is to be done</a></p></article>`;
}
