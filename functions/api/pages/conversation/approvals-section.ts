import { html } from "hono/html";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import { deciderInWords, outcomeInWords } from "#shared/domain/meetings/outcome-in-words.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { approvalKindNames, approvalStatusNames } from "../approval-names.ts";
import { messageText } from "../message-text.ts";
import type { Html } from "../page.ts";
import { capital } from "../words.ts";

/** Its times are those of the company's clock, as in the notices that ask. */
export function approvalsSection(approvals: readonly Approval[], timeZone: string): Html {
  return html`<section><h2>What a person was asked</h2>${approvals.map((one) => card(one, timeZone))}</section>`;
}

function card(approval: Approval, timeZone: string): Html {
  const { proposal, status, reason, expiresAt } = approval;
  return html`<article class="step">
  <p><span class="badge ${status}">${approvalStatusNames[status]}</span> ${approvalKindNames[proposal.kind]}, because: ${plainly(reason, timeZone)}</p>
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

/** What was let go is what the person made of the draft; the draft stands behind it. */
function textOf({ proposal, decision, status }: Approval): Html {
  if (proposal.kind === "strategy") return messageText(proposal.change);
  const { text = proposal.text, subject } = decision ?? {};
  if (status !== "approved" || (text === proposal.text && subject === undefined)) {
    return messageText(proposal.text);
  }
  return html`<p>As it was changed before it was approved:</p>${subject && html`<p class="subject">${subject}</p>`}${messageText(text)}
<details><summary class="hint">The draft it was made from</summary>${messageText(proposal.text)}</details>`;
}

function decided(
  { status, decidedBy, decidedThrough, decidedAt, decision, outcome }: Approval,
  timeZone: string,
): Html {
  const when = decidedAt && momentInWords(decidedAt, timeZone);
  const whose =
    status === "expired" ? "" : ` by ${deciderInWords(decidedBy ?? "", decidedThrough)}`;
  return html`${approvalStatusNames[status]}${whose}, ${when}${decision?.note && `. Note: ${decision.note}`}${outcome && `. ${capital(plainly(outcomeInWords(outcome), timeZone))}`}`;
}

function citations(cited: Extract<Proposal, { kind: "reply" }>["citations"]): Html {
  return html`<p class="hint">It rests on:</p><ul class="evidence">${cited.map(
    ({ text }) => html`<li><span class="sentence">${text}</span></li>`,
  )}</ul>`;
}
