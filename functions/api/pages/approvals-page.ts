import { html } from "hono/html";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { notedOfReply } from "#shared/domain/conversations/noted-of-reply.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { deciderInWords, outcomeInWords } from "#shared/domain/meetings/outcome-in-words.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import type { Pause } from "#shared/ports/pauses.ts";
import { type Html, renderPage } from "./page.ts";
import { type WaitingRow, waitingSection } from "./waiting-section.ts";
import { counted, time } from "./words.ts";

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
  /** Of all sending, where it is stopped. */
  readonly stopped: Pause | undefined;
  readonly now: Date;
};

const REFRESH_SECONDS = 15;

/** What waits for a person, and what was decided lately. */
export function approvalsPage(page: ApprovalsPage): Promise<string> {
  const { waiting, decided, toAnswer, stopped, now } = page;
  return renderPage({
    title: `Approvals: ${waiting.length + toAnswer.length} waiting`,
    section: "approvals",
    refreshSeconds: REFRESH_SECONDS,
    body: html`
<header><p class="eyebrow">Approvals</p><h1>${counted(waiting.length, "decision")} waiting${toAnswer.length > 0 && html`, ${counted(toAnswer.length, "conversation waits", "conversations wait")} for an answer`}</h1>
${stopped && html`<p class="notice bad">All sending is stopped by ${stopped.by}: what you approve goes out once it <a href="/api/v1/compliance">goes on</a>.</p>`}</header>
<main>
${waiting.length + toAnswer.length === 0 ? html`<p class="hint">Nothing waits for anybody.</p>` : waiting.map((row) => card(row, now))}
${waitingSection(toAnswer)}
${
  decided.length > 0 &&
  html`<section><h2>Decided</h2><table><thead><tr><th>What</th><th>For</th><th>Decision</th><th>What came of it</th></tr></thead>
<tbody>${decided.map(decidedRow)}</tbody></table></section>`
}
</main>
<footer>Looks again every ${REFRESH_SECONDS} s</footer>`,
  });
}

function card({ approval, name, link, answered }: ApprovalRow, now: Date): Html {
  const { reason, expiresAt, leadId, proposal } = approval;
  const hours = Math.max(0, Math.round((Date.parse(expiresAt) - now.getTime()) / 3_600_000));
  return html`<section><h2>${titles[proposal.kind]}${name && html` <span class="aside">${name}</span>`}</h2>
<p>Why you are asked: ${reason}.</p>${answered && theirWords(answered)}${proposalOf(approval)}
<p class="files">${link && html`<a class="button" href="${link}">Decide</a>`}
${
  leadId &&
  html`<a class="button quiet" href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">What was said</a>
<a class="button quiet" href="/api/v1/leads/${encodeURIComponent(leadId)}/dossier">The lead</a>`
}</p>
<p class="hint">Rejected by itself in ${counted(hours, "hour")}.</p></section>`;
}

const titles = { reply: "An answer", meeting: "A meeting", strategy: "A change" } as const;

function proposalOf({ proposal }: Approval): Html {
  switch (proposal.kind) {
    case "meeting": {
      const { slots, timeZone, purpose, text } = proposal;
      const times = slots.map((slot) => html`<li>${slotInWords(slot, "en", timeZone)}</li>`);
      return html`<p>${purpose === "book" ? "Would book" : "Would offer"}</p><ul>${times}</ul>${message(text)}`;
    }
    case "reply":
      return html`<p>Would answer</p><p class="subject">${proposal.subject}</p>${message(proposal.text)}`;
    case "strategy":
      return html`<p>${proposal.change}</p><ul>${proposal.evidence.map((one) => html`<li>${one}</li>`)}</ul>`;
  }
}

function message(text: string): Html {
  return html`<div class="message">${text.split("\n\n").map((paragraph) => html`<p>${paragraph}</p>`)}</div>`;
}

function theirWords(answered: ConversationMessage): Html {
  const noted = notedOfReply(answered);
  return html`${noted.length > 0 && html`<ul>${noted.map((one) => html`<li>${one}</li>`)}</ul>`}
<p>They wrote <span class="aside">${answered.from}, ${time(answered.at)}</span></p>${message(answered.text)}`;
}

function decidedRow({ approval, name }: ApprovalRow): Html {
  const { proposal, status, decision, decidedBy, decidedThrough, decidedAt, leadId, outcome } =
    approval;
  const text = proposal.kind === "strategy" ? proposal.change : (decision?.text ?? proposal.text);
  return html`<tr><td>${titles[proposal.kind]}</td>
<td>${leadId ? html`<a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${name}</a>` : name}</td>
<td><span class="badge">${status}</span> ${deciderInWords(decidedBy ?? "", decidedThrough)} ${time(decidedAt)}</td>
<td>${outcome === undefined ? "under way" : outcomeInWords(outcome)}<details><summary class="hint">The text${status === "approved" ? "" : ", which did not go"}</summary>${message(text)}</details></td></tr>`;
}
