import { html } from "hono/html";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { notedOfReply } from "#shared/domain/conversations/noted-of-reply.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { deciderInWords, outcomeInWords } from "#shared/domain/meetings/outcome-in-words.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { counted, countedAtLeast, sentence } from "#shared/domain/reporting/report-sentences.ts";
import type { Pause } from "#shared/ports/pauses.ts";
import { approvalKindNames, approvalStatusNames } from "./approval-names.ts";
import { messageText } from "./message-text.ts";
import { type Html, renderPage } from "./page.ts";
import { table } from "./table.ts";
import { type TaskRow, taskSection } from "./task-section.ts";
import { type WaitingRow, waitingSection } from "./waiting-section.ts";
import { capital, moment } from "./words.ts";

export type ApprovalRow = {
  readonly approval: Approval;
  readonly name: string;
  /** Where the reader may decide it. */
  readonly link?: string | undefined;
  /** What the prospect wrote, where it is an answer to that. */
  readonly answered?: ConversationMessage | undefined;
};

export type ApprovalsPage = {
  readonly waiting: readonly ApprovalRow[];
  readonly decided: readonly ApprovalRow[];
  /** What nobody drafted an answer to. */
  readonly toAnswer: readonly WaitingRow[];
  /** Where those behind begin, if there are more. */
  readonly next: string | undefined;
  /** A page of those behind: it holds nothing else. */
  readonly isFurther: boolean;
  /** LinkedIn and calls, which are done by hand. */
  readonly tasks: readonly TaskRow[];
  /** So many of each are read at most. */
  readonly most: { readonly decisions: number; readonly tasks: number };
  readonly mayClose: boolean;
  /** What the reader just said of a task. */
  readonly done: "task" | undefined;
  /** Of the company. */
  readonly timeZone: string;
  /** Of all sending, where it is stopped. */
  readonly stopped: Pause | undefined;
  readonly now: Date;
};

const REFRESH_SECONDS = 15;

/** What waits for a person, and what was decided lately. */
export function approvalsPage(page: ApprovalsPage): Promise<string> {
  const { waiting, decided, toAnswer, next, isFurther, tasks, mayClose, stopped, timeZone } = page;
  const count = waiting.length + toAnswer.length + tasks.length;
  return renderPage({
    title: isFurther ? "Approvals: more that wait" : `Approvals: ${count} waiting`,
    section: "approvals",
    refreshSeconds: isFurther ? undefined : REFRESH_SECONDS,
    refreshPath: page.done && "/api/v1/approvals/page",
    mayPost: mayClose,
    body: html`
<header><p class="eyebrow">What waits for a person</p><h1>${headline(page)}</h1>
${stopped && html`<p class="notice bad">All sending is stopped by ${stopped.by}: what you approve goes out once it <a href="/api/v1/compliance">goes on</a>.</p>`}</header>
<main>
${page.done && html`<p class="notice good" role="status">Thank you, the task is off the list.</p>`}
${count === 0 && !isFurther && html`<p class="hint">Drafts to approve, replies that only a person can answer, and calls to make come here by themselves, and by mail to the manager.</p>`}
${waiting.map((row) => card(row, page))}
${waitingSection(toAnswer, next, timeZone)}
${taskSection(tasks, mayClose, timeZone)}
${
  decided.length > 0 &&
  html`<section><details ${count === 0 && "open"}><summary><strong>Decided lately</strong> <span class="aside">${decided.length}</span></summary>${table(
    ["What", "For", "Decision", "What came of it"],
    decided.map((row) => decidedRow(row, timeZone)),
  )}</details></section>`
}
</main>
<footer>Times by the clock of ${timeZone}. ${!isFurther && `Looks again every ${REFRESH_SECONDS} s.`}</footer>`,
  });
}

function headline({
  waiting,
  toAnswer,
  next,
  isFurther,
  tasks,
  most,
}: ApprovalsPage): Html | string {
  if (isFurther) {
    return html`More conversations that wait <a class="aside" href="/api/v1/approvals/page">The first</a>`;
  }
  const waits = [
    ...(waiting.length > 0
      ? [`${countedAtLeast(waiting.length, waiting.length >= most.decisions, "decision")} waiting`]
      : []),
    ...(toAnswer.length > 0
      ? [
          `${countedAtLeast(toAnswer.length, next !== undefined, "conversation waits", "conversations wait")} for an answer`,
        ]
      : []),
    ...(tasks.length > 0
      ? [`${countedAtLeast(tasks.length, tasks.length >= most.tasks, "task")} by hand`]
      : []),
  ];
  return waits.length === 0 ? "Nothing waits" : waits.join(", ");
}

function card(
  { approval, name, link, answered }: ApprovalRow,
  { now, timeZone }: Pick<ApprovalsPage, "now" | "timeZone">,
): Html {
  const { id, reason, expiresAt, leadId, proposal } = approval;
  const hours = Math.max(0, Math.round((Date.parse(expiresAt) - now.getTime()) / 3_600_000));
  return html`<section id="${id}"><h2>${approvalKindNames[proposal.kind]}${name && html` <span class="aside">${name}</span>`}</h2>
<p>Why you are asked: ${sentence(plainly(reason, timeZone))}</p>${answered && theirWords(answered, reason, timeZone)}${proposalOf(approval)}
<p class="files">${link && html`<a class="button" href="${link}">Read, change and decide</a>`}
${
  leadId &&
  html`<a class="button quiet" href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">What was said</a>
<a class="button quiet" href="/api/v1/leads/${encodeURIComponent(leadId)}/dossier">The lead</a>`
}</p>
<p class="hint">Undecided, it is rejected by itself ${hours < 1 ? "within the hour" : `in ${counted(hours, "hour")}`} (${moment(expiresAt, timeZone)}).</p></section>`;
}

function proposalOf({ proposal }: Approval): Html {
  switch (proposal.kind) {
    case "meeting": {
      const { slots, timeZone, purpose, text } = proposal;
      const times = slots.map((slot) => html`<li>${slotInWords(slot, "en", timeZone)}</li>`);
      return html`<p>${purpose === "book" ? "Would book" : "Would offer"}</p><ul>${times}</ul>${messageText(text)}`;
    }
    case "reply":
      return html`<p>Would answer</p><p class="subject">${proposal.subject}</p>${messageText(proposal.text)}`;
    case "strategy":
      return html`<p>${proposal.change}</p><ul>${proposal.evidence.map((one) => html`<li>${one}</li>`)}</ul>`;
  }
}

function theirWords(answered: ConversationMessage, reason: string, timeZone: string): Html {
  const noted = notedOfReply(answered).filter((one) => one !== reason);
  return html`${noted.length > 0 && html`<ul>${noted.map((one) => html`<li>${capital(plainly(one, timeZone))}</li>`)}</ul>`}
<p>They wrote <span class="aside">${answered.from}, ${moment(answered.at, timeZone)}</span></p>${messageText(answered.text)}`;
}

function decidedRow({ approval, name }: ApprovalRow, timeZone: string) {
  const { proposal, status, decision, decidedBy, decidedThrough, decidedAt, leadId, outcome } =
    approval;
  const text = proposal.kind === "strategy" ? proposal.change : (decision?.text ?? proposal.text);
  const came =
    outcome === undefined ? "Under way" : capital(plainly(outcomeInWords(outcome), timeZone));
  return [
    approvalKindNames[proposal.kind],
    leadId
      ? html`<a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${name}</a>`
      : name,
    html`<span class="badge ${status}">${approvalStatusNames[status]}</span> ${deciderInWords(decidedBy ?? "", decidedThrough)}, ${moment(decidedAt, timeZone)}${decision?.note && html`<br>Note: ${decision.note}`}`,
    html`${came}<details><summary class="hint">The text${status === "approved" ? "" : ", which did not go"}</summary>${messageText(text)}</details>`,
  ];
}
