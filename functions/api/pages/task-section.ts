import { html } from "hono/html";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { outsideLink } from "./link.ts";
import type { Html } from "./page.ts";
import { moment } from "./words.ts";

export type TaskRow = {
  readonly task: PersonTask;
  readonly name: string;
  /** Why it must not be done any more, or not now. */
  readonly stop: { readonly kind: "stopped" | "held"; readonly reason: string } | undefined;
};

/** What people do by hand: LinkedIn, whose terms want no machine, and calls. */
export function taskSection(rows: readonly TaskRow[], mayClose: boolean, timeZone: string): Html {
  if (rows.length === 0) return html``;
  return html`<section id="tasks"><h2>To be done by hand</h2>
<p class="hint">LinkedIn wants no automation, and a call is a person’s: do it, and say so here.</p>
${rows.map((one) => row(one, mayClose, timeZone))}</section>`;
}

function row({ task, name, stop }: TaskRow, mayClose: boolean, timeZone: string): Html {
  const { id, leadId, kind, to, text, createdAt } = task;
  const lead = `/api/v1/conversations/${encodeURIComponent(leadId)}/page`;
  return html`<article class="step"><p><strong>${kindNames[kind]}</strong> to <a href="${lead}">${name}</a> <span class="aside">since ${moment(createdAt, timeZone)}</span></p>
${
  stop
    ? html`<p class="notice bad">${stop.kind === "held" ? "Do not do this now" : "Do not do this any more"}: ${stop.reason}.</p>`
    : html`<p>${kind === "call" ? to : outsideLink(to)}</p><div class="message"><p>${text}</p></div>`
}
${
  mayClose &&
  html`<form class="files" method="post" action="/api/v1/tasks/${encodeURIComponent(id)}/close/form">
${!stop && html`<button class="button" name="status" value="done">Done</button>`}
${stop?.kind !== "held" && html`<button class="button quiet" name="status" value="skipped">It will not be done</button>`}</form>`
}</article>`;
}

const kindNames: Readonly<Record<PersonTask["kind"], string>> = {
  "linkedin-invite": "Invitation on LinkedIn",
  "linkedin-message": "Message on LinkedIn",
  call: "Call",
};
