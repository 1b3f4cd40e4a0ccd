import { html } from "hono/html";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { approvalsSection } from "./conversation/approvals-section.ts";
import { messageCard } from "./conversation/message-card.ts";
import { outboxSection } from "./conversation/outbox-section.ts";
import { personSection } from "./conversation/person-section.ts";
import { type Html, renderPage } from "./page.ts";
import { time, title } from "./words.ts";

export type WholeConversation = {
  readonly conversation: Conversation;
  readonly messages: readonly ConversationMessage[];
  readonly outbox: readonly OutboxEntry[];
  readonly approvals: readonly Approval[];
  readonly meeting: Meeting | undefined;
  readonly lead: Lead | undefined;
  /** Of the company. */
  readonly timeZone: string;
  /** Of the next answer, for those who may write one. */
  readonly key: string | undefined;
  /** Why what was just asked for cannot be done, and the answer it would have been. */
  readonly refused?: { readonly notice: string; readonly text: string } | undefined;
};

/** All that was said with a lead on one page, each reply beside what it was taken for and what was done. */
export function conversationPage(whole: WholeConversation): Promise<string> {
  const { conversation, messages, outbox, approvals, meeting, lead, key, refused } = whole;
  const needed = waitsForPerson(conversation);
  const name = lead?.company.name ?? lead?.company.domain ?? conversation.companyKey;
  const { state, reason, leadId } = conversation;
  return renderPage({
    title: `${name}: conversation`,
    section: "conversations",
    // A page that loads itself again would throw away what is being written on it.
    refreshSeconds: key === undefined ? 15 : undefined,
    mayPost: key !== undefined,
    body: html`
<header>
  <p class="eyebrow"><a href="/api/v1/conversations/overview">Conversations</a></p>
  <h1>${lead?.person?.fullName ?? conversation.email ?? leadId}, ${name}</h1>
  <p><span class="badge ${needed ? "parked" : state}">${needed ? "Waits for a person" : title(state)}</span> ${needed?.why ?? reason}</p>
  ${needed ? html`<p class="hint">Since ${time(needed.since)}; the conversation itself: ${title(state)}, ${reason}.</p>` : ""}
  ${standing(conversation)}
  <p><a href="/api/v1/leads/${encodeURIComponent(leadId)}/dossier">Dossier of the lead</a></p>
</header>
<main>
  ${refused ? html`<p class="notice bad">${refused.notice}</p>` : ""}
  ${key !== undefined && needed ? personSection(whole, key) : ""}
  <section><h2>Messages</h2>
    ${messages.length === 0 ? html`<p class="hint">Nothing was said yet.</p>` : messages.map((message) => messageCard(message, key !== undefined))}
  </section>
  ${approvals.length > 0 ? approvalsSection(approvals, whole.timeZone) : ""}
  ${meeting ? meetingSection(meeting) : ""}
  ${outbox.length > 0 ? outboxSection(outbox) : ""}
  ${key !== undefined && !needed ? personSection(whole, key) : ""}
  ${infoSection(conversation)}
</main>
<footer>${leadId}, version ${conversation.version}, campaign ${conversation.campaignId}</footer>`,
  });
}

function standing({ sequence: { stopped, notBefore, nextStep } }: Conversation): Html {
  if (stopped)
    return html`<p class="hint">The sequence ended ${time(stopped.at)}: ${stopped.reason}.</p>`;
  const from = notBefore ? html`, not before ${notBefore}` : "";
  return html`<p class="hint">The next step of the sequence is number ${nextStep}${from}.</p>`;
}

function meetingSection({ title: name, slot, status, timeZone, attendee }: Meeting): Html {
  return html`<section><h2>Meeting</h2>
  <p><span class="badge">${title(status)}</span> ${name}: ${time(slot.startsAt)} to ${time(slot.endsAt)} (${timeZone}), with ${attendee.name} &lt;${attendee.email}&gt;</p>
</section>`;
}

function infoSection({ info }: Conversation): Html {
  const told = Object.entries(info);
  if (told.length === 0) return html``;
  return html`<section><h2>What they told us</h2><table><tbody>${told.map(
    ([field, words]) => html`<tr><th>${spoken(field)}</th><td>“${words}”</td></tr>`,
  )}</tbody></table></section>`;
}

function spoken(field: string): string {
  return title(field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
