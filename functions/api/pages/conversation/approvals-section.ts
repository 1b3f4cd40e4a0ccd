import { html } from "hono/html";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import type { Html } from "../page.ts";
import { time, title } from "../words.ts";

export function approvalsSection(approvals: readonly Approval[]): Html {
  return html`<section><h2>Approvals</h2>${approvals.map(card)}</section>`;
}

function card({
  proposal,
  status,
  reason,
  decidedBy,
  decidedAt,
  expiresAt,
  decision,
}: Approval): Html {
  const end = decidedBy
    ? html`${title(status)} by ${decidedBy}, ${time(decidedAt)}${decision?.note ? html`: ${decision.note}` : ""}`
    : html`Waits for a person until ${time(expiresAt)}`;
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
