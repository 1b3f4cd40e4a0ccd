import { html } from "hono/html";
import type { StoredMail } from "../mailbox.ts";
import { type Html, renderPage } from "./page-answer.ts";

/** Newest first, both directions. */
export function listPage(
  mails: readonly StoredMail[],
  mayHaveMore: boolean,
  now: Date,
  spokeAs: string | undefined,
): Promise<string> {
  const oldest = mails.at(-1);
  return renderPage(
    "Mailbox",
    html`${confirmation(spokeAs)}<p class="soft">All mail of this department on this machine. Nothing left it. The department's time is ${timeText(now)}.</p>
<main>${
      mails.length === 0
        ? html`<p>No mail yet.</p>`
        : html`<table>
<thead><tr><th></th><th>Time (UTC)</th><th>From</th><th>To</th><th>Subject</th></tr></thead>
<tbody>${mails.map(row)}</tbody></table>`
    }</main>
${mayHaveMore && oldest ? html`<p><a href="/mailbox?before=${oldest.id}">Older</a></p>` : ""}`,
  );
}

function confirmation(spokeAs: string | undefined): Html | "" {
  if (spokeAs === undefined) return "";
  return html`<p><strong>Your mail as ${spokeAs} is delivered.</strong> What the department makes of it stands in a moment under <a href="/api/v1/conversations/overview">Conversations</a>.</p>`;
}

function row({ id, at, direction, sender, recipients, subject }: StoredMail) {
  return html`<tr class="${direction}"><td>${direction === "out" ? "sent" : "received"}</td>
<td>${timeText(new Date(at))}</td><td>${sender || "(mail system)"}</td><td>${recipients.join(", ")}</td>
<td><a href="/mailbox/${id}">${subject || "(no subject)"}</a></td></tr>`;
}

export function timeText(at: Date): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}
