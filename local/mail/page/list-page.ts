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
    html`${confirmation(spokeAs)}<p class="soft">All mail of this department, as the people outside see it. Nothing left this machine. The department’s clock shows ${timeText(now)} (UTC).</p>
<p><a class="button" href="/mailbox/new">Write to the department as a stranger</a></p>
<main>${
      mails.length === 0
        ? html`<p>No mail yet. The department writes in the business hours of those it writes to.</p>`
        : html`<table>
<thead><tr><th>Way</th><th>Time (UTC)</th><th>From</th><th>To</th><th>Subject</th></tr></thead>
<tbody>${mails.map(row)}</tbody></table>`
    }</main>
${mayHaveMore && oldest ? html`<p><a href="/mailbox?before=${oldest.id}">Older</a></p>` : ""}`,
    "/mailbox",
  );
}

function confirmation(spokeAs: string | undefined): Html | "" {
  if (spokeAs === undefined) return "";
  return html`<p class="notice" role="status"><strong>Your mail as ${spokeAs} is delivered.</strong> What the department makes of it stands in a moment under <a href="/api/v1/conversations/overview">Conversations</a>.</p>`;
}

function row({ id, at, direction, sender, recipients, subject }: StoredMail) {
  return html`<tr class="${direction}"><td>${direction === "out" ? "Sent" : "Received"}</td>
<td data-of="Time">${timeText(new Date(at))}</td><td data-of="From">${sender || "(mail system)"}</td><td data-of="To">${recipients.map(readable).join(", ")}</td>
<td data-of="Subject"><a href="/mailbox/${id}">${subject || "(no subject)"}</a></td></tr>`;
}

/** "Mon 23 Nov 2026, 14:03" */
export function timeText(at: Date): string {
  return at
    .toLocaleString("en-GB", {
      timeZone: "UTC",
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
    .replace(/^(\w+),/, "$1");
}

/** The token that says which conversation an answer belongs to is nothing to read. */
function readable(address: string): string {
  return address.replace(/^reply\+[a-z0-9]+@/, "reply+…@");
}
