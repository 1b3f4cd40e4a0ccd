import { html } from "hono/html";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { Html } from "../page.ts";
import { time, title } from "../words.ts";

export function outboxSection(entries: readonly OutboxEntry[]): Html {
  const inOrder = entries.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  return html`<section><h2>Outbox</h2><table>
  <thead><tr><th>What</th><th>State</th><th>Due</th><th>Sent</th><th>Let go by</th><th>Why</th></tr></thead>
  <tbody>${inOrder.map(row)}</tbody>
</table></section>`;
}

function row(entry: OutboxEntry): Html {
  const { kind, step, channel, status, dueAt, sentAt, approvedBy, basis, reason } = entry;
  const what = kind === "step" ? `Step ${step}` : title(kind);
  return html`<tr>
  <td>${what} <span class="aside">${channel}</span></td>
  <td><span class="badge ${status}">${title(status)}</span></td>
  <td>${time(dueAt)}</td><td>${time(sentAt)}</td><td>${approvedBy}</td>
  <td>${reason ?? basis}</td>
</tr>`;
}
