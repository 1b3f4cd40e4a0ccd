import { html } from "hono/html";
import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { waitsForPerson } from "#shared/domain/conversations/person-needed.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { isDeclined } from "#shared/domain/meetings/is-to-come.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { approvalsSection } from "./conversation/approvals-section.ts";
import { type DoneOnConversation, doneNotice } from "./conversation/done-notice.ts";
import { messageCard } from "./conversation/message-card.ts";
import { outboxSection, type TasksOfEntries } from "./conversation/outbox-section.ts";
import { personSection } from "./conversation/person-section.ts";
import { stateNames } from "./conversation/state-names.ts";
import { stopSection } from "./conversation/stop-section.ts";
import { meetingStatusNames } from "./meeting-status-names.ts";
import { type Html, renderPage } from "./page.ts";
import { table } from "./table.ts";
import { capital, day, moment, title } from "./words.ts";

export type WholeConversation = {
  readonly conversation: Conversation;
  readonly messages: readonly ConversationMessage[];
  readonly outbox: readonly OutboxEntry[];
  readonly tasks: TasksOfEntries;
  readonly approvals: readonly Approval[];
  readonly meeting: Meeting | undefined;
  readonly lead: Lead | undefined;
  /** By lead, what stands between the people whom replies named and our first message. */
  readonly standings: ReadonlyMap<string, string>;
  /** Of the company. */
  readonly timeZone: string;
  /** Of the next answer, for those who may write one. */
  readonly key: string | undefined;
  /** Why what was just asked for cannot be done, and the answer it would have been. */
  readonly refused?: { readonly notice: string; readonly text: string } | undefined;
  /** What was just done. */
  readonly done?: DoneOnConversation | undefined;
  /** Whether something keeps every message from this person. */
  readonly stopped: Suppression | undefined;
  readonly mayRelease: boolean;
};

/** All that was said with a lead on one page, each reply beside what it was taken for and what was done. */
export function conversationPage(whole: WholeConversation): Promise<string> {
  const { conversation, messages, outbox, tasks, approvals, meeting, lead, key, refused } = whole;
  const { timeZone } = whole;
  const needed = waitsForPerson(conversation);
  const name = lead?.company.name ?? lead?.company.domain ?? conversation.companyKey;
  const { state, reason, leadId } = conversation;
  const may = { stop: key !== undefined, release: whole.mayRelease };
  return renderPage({
    title: `${name}: conversation`,
    section: "conversations",
    // A page that loads itself again would throw away what is being written on it.
    refreshSeconds: key === undefined ? 15 : undefined,
    mayPost: key !== undefined,
    body: html`
<header>
  <p class="eyebrow"><a href="/api/v1/conversations/overview">Conversations</a></p>
  <h1>${lead?.person?.fullName ?? conversation.email ?? name}, ${name}</h1>
  <p><span class="badge ${needed ? "parked" : state}">${needed ? "Waits for your answer" : stateNames[state]}</span> ${capital(plainly(needed?.why ?? reason, timeZone))}</p>
  ${needed ? html`<p class="hint">Since ${moment(needed.since, timeZone)}; the conversation itself: ${stateNames[state]}, ${plainly(reason, timeZone)}.</p>` : ""}
  ${standing(whole)}
  <p><a href="/api/v1/leads/${encodeURIComponent(leadId)}/dossier">What is known of them: facts, score and campaign</a></p>
</header>
<main>
  ${doneNotice(whole.done)}
  ${refused ? html`<p class="notice bad" role="alert">${plainly(refused.notice, timeZone)}${refused.text && " Your text stands below as you wrote it."}</p>` : ""}
  ${key !== undefined && needed ? personSection(whole, key) : ""}
  <section><h2>Messages</h2>
    ${messages.length === 0 ? html`<p class="hint">Nothing was said yet. The first message stands below once it is planned.</p>` : messages.map((message) => messageCard(message, { mayAct: key !== undefined, timeZone, standings: whole.standings, task: tasks.get(message.id) }))}
  </section>
  ${approvals.length > 0 ? approvalsSection(approvals, timeZone) : ""}
  ${meeting ? meetingSection(meeting) : ""}
  ${outbox.length > 0 ? outboxSection(outbox, tasks, timeZone) : ""}
  ${key !== undefined && !needed ? personSection(whole, key) : ""}
  ${infoSection(conversation)}
  ${stopSection({ leadId, stopped: whole.stopped, may, timeZone })}
</main>
<footer>Times by the clock of ${timeZone}.</footer>`,
  });
}

function standing({ conversation: { sequence }, outbox, timeZone }: WholeConversation): Html {
  const { stopped, notBefore, nextStep } = sequence;
  if (stopped)
    return html`<p class="hint">The campaign’s own messages ended ${moment(stopped.at, timeZone)}: ${plainly(stopped.reason, timeZone)}.</p>`;
  const from = notBefore ? `, not before ${day(notBefore)}` : "";
  // The one after it is counted on once it is planned.
  const planned = outbox.find(({ kind, status }) => kind === "step" && status === "planned");
  return html`<p class="hint">Of the campaign, message ${planned?.step ?? nextStep} comes next${from}.</p>`;
}

function meetingSection(meeting: Meeting): Html {
  const { title: name, slot, status, timeZone, attendee } = meeting;
  const standing = isDeclined(meeting) ? "They declined" : meetingStatusNames[status];
  return html`<section><h2>Meeting</h2>
  <p><span class="badge">${standing}</span> ${name}: ${slotInWords(slot, "en", timeZone)}, with ${attendee.name} &lt;${attendee.email}&gt;</p>
  <p><a href="/api/v1/meetings/page">Move it, cancel it, or say how it went</a></p>
</section>`;
}

function infoSection({ info }: Conversation): Html {
  const told = Object.entries(info);
  if (told.length === 0) return html``;
  return html`<section><h2>What they told us</h2>${table(
    ["About", "In their words"],
    told.map(([field, words]) => [spoken(field), `“${words}”`]),
  )}</section>`;
}

function spoken(field: string): string {
  return title(field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
