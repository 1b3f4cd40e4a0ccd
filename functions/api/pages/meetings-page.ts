import { html } from "hono/html";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { type Html, renderPage } from "./page.ts";
import { counted } from "./words.ts";

export type MeetingsPage = { readonly meetings: readonly Meeting[]; readonly now: Date };

/** The meetings to come, those somebody has to say something about, and those that are over. */
export function meetingsPage({ meetings, now }: MeetingsPage): Promise<string> {
  const booked = meetings.filter(({ status }) => status === "booked");
  const isToCome = ({ slot }: Meeting): boolean => slot.endsAt > now.toISOString();
  const coming = booked.filter(isToCome);
  return renderPage({
    title: `Meetings: ${coming.length} to come`,
    section: "meetings",
    body: html`
<header><p class="eyebrow">Meetings</p><h1>${counted(coming.length, "meeting")} to come</h1></header>
<main>
${section("To come", coming)}
${section(
  "Was it held? Say so",
  booked.filter((meeting) => !isToCome(meeting)),
)}
${section(
  "Over",
  meetings.filter(({ status }) => status !== "booked"),
)}
</main>`,
  });
}

function section(title: string, meetings: readonly Meeting[]): Html {
  if (meetings.length === 0) return html``;
  return html`<section><h2>${title}</h2><table><thead><tr><th>When</th><th>With</th><th>What</th><th>State</th><th></th></tr></thead>
<tbody>${meetings.map(row)}</tbody></table></section>`;
}

function row({ id, leadId, slot, timeZone, attendee, title, status, answer }: Meeting): Html {
  return html`<tr><td>${slotInWords(slot, "en", timeZone)}</td><td>${attendee.name}<br>${attendee.email}</td>
<td><a href="/api/v1/leads/${encodeURIComponent(leadId)}/dossier">${title}</a></td>
<td><span class="badge">${status.replace("_", " ")}</span>${answer && html`<span class="aside">${answer}</span>`}</td>
<td><a href="/api/v1/meetings/${encodeURIComponent(id)}/invite.ics">.ics</a></td></tr>`;
}
