import { html } from "hono/html";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import { deciderInWords, outcomeInWords } from "#shared/domain/meetings/outcome-in-words.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { Html } from "../page.ts";
import { capital, plainly } from "../words.ts";

/** Its times are those of the company's clock, as in the notices that ask. */
export function approvalsSection(approvals: readonly Approval[], timeZone: string): Html {
  return html`<section><h2>What a person was asked</h2>${approvals.map((one) => card(one, timeZone))}</section>`;
}

function card(approval: Approval, timeZone: string): Html {
  const { proposal, status, reason, expiresAt } = approval;
  return html`<article class="step">
  <p><span class="badge ${status}">${statusNames[status]}</span> ${kindNames[proposal.kind]}, because: ${plainly(reason, timeZone)}</p>
  ${textOf(approval)}
  ${proposal.kind === "reply" && proposal.citations.length > 0 ? citations(proposal.citations) : ""}
  ${
    status === "waiting"
      ? html`<p><a class="button" href="/api/v1/approvals/page#${encodeURIComponent(approval.id)}">Decide</a></p>
<p class="hint">Waits for you until ${momentInWords(expiresAt, timeZone)}; undecided, it is rejected by itself.</p>`
      : html`<p class="hint">${decided(approval, timeZone)}</p>`
  }
</article>`;
}

export const statusNames: Readonly<Record<Approval["status"], string>> = {
  waiting: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
  expired: "Not decided in time",
};

const kindNames = { reply: "An answer", meeting: "A meeting", strategy: "A change" } as const;

/** What was let go is what the person made of the draft; the draft stands behind it. */
function textOf({ proposal, decision, status }: Approval): Html {
  if (proposal.kind === "strategy") return message(proposal.change);
  const { text = proposal.text, subject } = decision ?? {};
  if (status !== "approved" || (text === proposal.text && subject === undefined)) {
    return message(proposal.text);
  }
  return html`<p>As it was changed before it was approved:</p>${subject && html`<p class="subject">${subject}</p>`}${message(text)}
<details><summary class="hint">The draft it was made from</summary>${message(proposal.text)}</details>`;
}

function message(text: string): Html {
  return html`<div class="message">${text.split(/\n{2,}/).map((part) => html`<p>${part}</p>`)}</div>`;
}

function decided(
  { status, decidedBy, decidedThrough, decidedAt, decision, outcome }: Approval,
  timeZone: string,
): Html {
  const when = decidedAt && momentInWords(decidedAt, timeZone);
  const whose =
    status === "expired" ? "" : ` by ${deciderInWords(decidedBy ?? "", decidedThrough)}`;
  return html`${statusNames[status]}${whose}, ${when}${decision?.note && `. Note: ${decision.note}`}${outcome && `. ${capital(plainly(outcomeInWords(outcome), timeZone))}`}`;
}

function citations(cited: Extract<Proposal, { kind: "reply" }>["citations"]): Html {
  return html`<p class="hint">It rests on:</p><ul class="evidence">${cited.map(
    ({ text }) => html`<li><span class="sentence">${text}</span></li>`,
  )}</ul>`;
}
