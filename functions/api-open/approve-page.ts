import { html } from "hono/html";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { notedOfReply } from "#shared/domain/conversations/noted-of-reply.ts";
import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";
import { bookedSlot } from "#shared/domain/meetings/decide.ts";
import { offeredSlots } from "#shared/domain/meetings/open-offer.ts";
import { deciderInWords, outcomeInWords } from "#shared/domain/meetings/outcome-in-words.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
import { momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { sentence } from "#shared/domain/reporting/report-sentences.ts";
import { approvalStatusNames } from "../api/pages/approval-names.ts";
import { messageText } from "../api/pages/message-text.ts";
import { type Html, renderPage } from "../api/pages/page.ts";
import { capital } from "../api/pages/words.ts";

export type ApprovePage = {
  readonly approval: Approval;
  /** In whose name the form decides. */
  readonly person: string;
  readonly notice: string | undefined;
  /** What the prospect wrote, where it is an answer to that. */
  readonly answered: ConversationMessage | undefined;
  /** What they wrote after that, oldest first. */
  readonly since: readonly ConversationMessage[];
  /** What the person had typed, where it was refused: nothing of it is lost. */
  readonly typed?: {
    readonly text: string;
    readonly subject: string;
    readonly note: string;
    readonly slot: string;
  };
  /** Of the company, as in the notice that led here. */
  readonly timeZone: string;
};

/** What is proposed, why, and a form; of a decided one who decided what and when. */
export function approvePage(page: ApprovePage): Promise<string> {
  const { approval, notice, answered, since, timeZone } = page;
  const isWaiting = approval.status === "waiting";
  const title = isWaiting ? titles[approval.proposal.kind] : approvalStatusNames[approval.status];
  const { reason } = approval;
  return renderPage({
    title,
    mayPost: isWaiting,
    body: html`
<header><p class="eyebrow">Approval</p><h1>${title}</h1><p>Why you ${isWaiting ? "are" : "were"} asked: ${sentence(plainly(reason, timeZone))}</p>
${notice && html`<p class="notice ${page.typed ? "bad" : "good"}" role="${page.typed ? "alert" : "status"}">${plainly(notice, timeZone)}</p>`}</header>
<main>${answered && theirs("What they wrote", answered, reason, timeZone)}${since.map((one) => theirs("They have written since", one, reason, timeZone))}${isWaiting ? form(approval, page) : decided(approval, timeZone)}</main>
<footer>Times by the clock of ${timeZone}.</footer>`,
  });
}

const titles = {
  reply: "An answer waits",
  meeting: "A meeting waits",
  strategy: "A change waits",
} as const;

const approveWords = {
  reply: "Approve and send",
  meeting: "Approve and send",
  strategy: "Approve",
} as const;

const asked = {
  reply: "The answer that would go out",
  meeting: "The times, and what is said with them",
  strategy: "The change, and what speaks for it",
} as const;

function theirs(
  heading: string,
  message: ConversationMessage,
  reason: string,
  timeZone: string,
): Html {
  const { from, at, subject, text } = message;
  const noted = notedOfReply(message).filter((one) => one !== reason);
  return html`<section><h2>${heading} <span class="aside">${from}, ${momentInWords(at, timeZone)}</span></h2>
${subject && html`<p class="subject">${subject}</p>`}
${noted.length > 0 && html`<ul>${noted.map((one) => html`<li>${capital(plainly(one, timeZone))}</li>`)}</ul>`}
${messageText(text)}</section>`;
}

function form(approval: Approval, { person, timeZone, typed }: ApprovePage): Html {
  return html`<form method="post"><section><h2>${asked[approval.proposal.kind]}</h2>${fields(approval.proposal, typed)}
<p><label>A note for your colleagues, which the prospect does not see<br><input name="note" size="60" maxlength="1000" value="${typed?.note ?? ""}"></label></p></section>
<p class="files"><button class="button" name="choice" value="approve">${approveWords[approval.proposal.kind]}</button>
<button class="button quiet" name="choice" value="reject">Reject</button></p></form>
<p class="hint">You decide as ${person}. Change the text as you like before you approve; rejected, nothing goes out. Without a decision by ${momentInWords(approval.expiresAt, timeZone)} it is rejected by itself.</p>`;
}

function fields(proposal: Proposal, typed: ApprovePage["typed"]): Html {
  switch (proposal.kind) {
    case "strategy":
      return html`<p>${proposal.change}</p><ul>${proposal.evidence.map((one) => html`<li>${one}</li>`)}</ul>`;
    case "reply":
      return html`<p><label>Subject<br><input name="subject" size="60" maxlength="300" value="${typed?.subject || proposal.subject}"></label></p>
${textField(typed?.text || proposal.text)}${rests(proposal.citations)}`;
    case "meeting":
      return html`${openQuestions(proposal.openQuestions ?? [])}${slots(proposal, typed?.slot)}${textField(typed?.text || proposal.text)}
<p class="hint">${timesHints[proposal.purpose]}</p>${rests(proposal.citations ?? [])}`;
  }
}

const timesHints = {
  offer:
    "Write other times into the text, each with its day and hour, and those are offered instead. If you book one at once, they get the invitation with a short confirmation; a text that you change goes with it instead, and must name no other time.",
  book: "Write another time into the text, with its day and hour, and that one is booked instead.",
} as const;

function rests(citations: readonly { readonly text: string }[]): Html | false {
  return (
    citations.length > 0 &&
    html`<h3>What it rests on</h3>
<ul>${citations.map(({ text }) => html`<li>${text}</li>`)}</ul>`
  );
}

function openQuestions(questions: readonly string[]): Html | false {
  return (
    questions.length > 0 &&
    html`<h3>They also asked, and the text does not answer</h3>
<ul>${questions.map((question) => html`<li>${question}</li>`)}</ul>`
  );
}

/** Where times are offered, to book one at once is a choice; the offer as it stands is the first. */
function slots(
  { purpose, slots: times, timeZone, meetingId }: Extract<Proposal, { kind: "meeting" }>,
  chosen = "",
): Html {
  const words = times.map((slot) => slotInWords(slot, "en", timeZone));
  if (purpose === "book") {
    return html`<p>${meetingId ? "Moves the meeting to" : "Books"} <strong>${words.join(", ")}</strong></p>`;
  }
  return html`<p><label><input type="radio" name="slot" value="" ${chosen === "" && "checked"}> Let the prospect choose among these times</label></p>
${times.map(
  ({ startsAt }, index) =>
    html`<p><label><input type="radio" name="slot" value="${startsAt}" ${chosen === startsAt && "checked"}> Book ${words[index]} at once</label></p>`,
)}`;
}

function textField(text: string): Html {
  return html`<p><label>Text<br><textarea name="text" rows="14" cols="70" maxlength="5000">${text}</textarea></label></p>`;
}

function decided(approval: Approval, timeZone: string): Html {
  const { status, decidedBy, decidedThrough, decidedAt, decision, outcome, leadId } = approval;
  return html`<section><p><span class="badge ${status}">${approvalStatusNames[status]}</span> ${deciderInWords(decidedBy ?? "", decidedThrough)}, ${decidedAt && momentInWords(decidedAt, timeZone)}</p>
${times(approval)}${decision?.note && html`<p>Note: ${decision.note}</p>`}${outcome && html`<p>What came of it: ${plainly(outcomeInWords(outcome), timeZone)}</p>`}
${said(approval)}
<p><a href="/api/v1/approvals/page">All approvals</a>${leadId && html` · <a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">What was said</a>`}</p></section>`;
}

function said({ proposal, decision, status }: Approval): Html | undefined {
  if (proposal.kind === "strategy") return undefined;
  const text = decision?.text ?? proposal.text;
  const subject = decision?.subject ?? (proposal.kind === "reply" ? proposal.subject : undefined);
  const isOffer = proposal.kind === "meeting" && proposal.purpose === "offer";
  if (status === "approved" && isOffer && decision?.slot && decision.text === undefined) {
    return html`<p>They get the invitation with a short confirmation; the text that offered several times does not go.</p>`;
  }
  return html`<h3>${status === "approved" ? "The text that was let go" : "The text, which does not go"}</h3>
${subject && html`<p class="subject">${subject}</p>`}
${messageText(text)}`;
}

/** The times that were let go, which are those of the text where it was edited. */
function times(approval: Approval): Html | undefined {
  const { proposal, decision, status } = approval;
  if (proposal.kind !== "meeting" || status !== "approved") return undefined;
  const booked = bookedSlot(approval);
  const slots = booked ? [booked] : offeredSlots(proposal, decision);
  const words = slots.map((slot) => slotInWords(slot, "en", proposal.timeZone));
  return html`<p>${booked ? "To be booked" : "Offered"}: ${words.join("; ") || "no times"}</p>`;
}
