import { html } from "hono/html";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { Html } from "../page.ts";
import { title } from "../words.ts";

/** Its times are those of the company's clock, as in the notices that ask. */
export function approvalsSection(approvals: readonly Approval[], timeZone: string): Html {
  return html`<section><h2>Approvals</h2>${approvals.map((one) => card(one, timeZone))}</section>`;
}

function card(approval: Approval, timeZone: string): Html {
  const { proposal, status, reason, decidedBy, decidedAt, expiresAt, decision } = approval;
  const end = decidedBy
    ? html`${title(status)} by ${decidedBy}, ${decidedAt && momentInWords(decidedAt, timeZone)}${decision?.note ? html`: ${decision.note}` : ""}`
    : html`Waits for a person until ${momentInWords(expiresAt, timeZone)}`;
  return html`<article class="step">
  <p><span class="badge ${status}">${title(status)}</span> ${title(proposal.kind)}: ${reason}</p>
  <div class="message">${textOf(proposal)
    .split(/\n{2,}/)
    .map((part) => html`<p>${part}</p>`)}</div>
  ${proposal.kind === "reply" && proposal.citations.length > 0 ? citations(proposal.citations) : ""}
  <p class="hint">${end}</p>
</article>`;
}

function citations(cited: Extract<Proposal, { kind: "reply" }>["citations"]): Html {
  return html`<ul class="evidence">${cited.map(
    ({ id, text }) =>
      html`<li><span class="sentence">${text}</span><span class="source">${id}</span></li>`,
  )}</ul>`;
}

function textOf(proposal: Proposal): string {
  return proposal.kind === "strategy" ? proposal.change : proposal.text;
}
