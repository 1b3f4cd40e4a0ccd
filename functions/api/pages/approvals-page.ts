import { html } from "hono/html";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { slotInWords } from "#shared/domain/meetings/meeting-texts.ts";
import { type Html, renderPage } from "./page.ts";
import { counted, time } from "./words.ts";

export type ApprovalRow = {
  readonly approval: Approval;
  readonly name: string;
  /** Where the reader may decide it. */
  readonly link?: string | undefined;
};

export type ApprovalsPage = {
  readonly waiting: readonly ApprovalRow[];
  readonly decided: readonly ApprovalRow[];
  readonly now: Date;
};

const REFRESH_SECONDS = 15;

/** What waits for a person, and what was decided lately. */
export function approvalsPage({ waiting, decided, now }: ApprovalsPage): Promise<string> {
  return renderPage({
    title: `Approvals: ${waiting.length} waiting`,
    section: "approvals",
    refreshSeconds: REFRESH_SECONDS,
    body: html`
<header><p class="eyebrow">Approvals</p><h1>${counted(waiting.length, "decision")} waiting</h1></header>
<main>
${waiting.length === 0 ? html`<p class="hint">Nothing waits for anybody.</p>` : waiting.map((row) => card(row, now))}
${
  decided.length > 0 &&
  html`<section><h2>Decided</h2><table><thead><tr><th>What</th><th>For</th><th>Decision</th><th>What came of it</th></tr></thead>
<tbody>${decided.map(decidedRow)}</tbody></table></section>`
}
</main>
<footer>Looks again every ${REFRESH_SECONDS} s</footer>`,
  });
}

function card({ approval, name, link }: ApprovalRow, now: Date): Html {
  const { reason, expiresAt, leadId, proposal } = approval;
  const hours = Math.max(0, Math.round((Date.parse(expiresAt) - now.getTime()) / 3_600_000));
  return html`<section><h2>${titles[proposal.kind]}${name && html` <span class="aside">${name}</span>`}</h2>
<p>Why you are asked: ${reason}.</p>${proposalOf(approval)}
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

function decidedRow({ approval, name }: ApprovalRow): Html {
  const { proposal, status, decidedBy, decidedThrough, decidedAt, outcome } = approval;
  return html`<tr><td>${titles[proposal.kind]}</td><td>${name}</td>
<td><span class="badge">${status}</span> ${decidedBy} (${decidedThrough}) ${time(decidedAt)}</td><td>${outcome ?? "under way"}</td></tr>`;
}
