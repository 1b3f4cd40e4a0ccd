import { html } from "hono/html";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { channelNames } from "#shared/domain/outreach/channel-names.ts";
import type { PersonTask } from "#shared/domain/outreach/person-task.ts";
import { ReplyLabel, type ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { sentence } from "#shared/domain/reporting/report-sentences.ts";
import type { Html } from "../page.ts";
import { day, modelName, moment, percent, title } from "../words.ts";
import { doneInWords } from "./done-in-words.ts";
import { highlighted } from "./highlighted.ts";
import { taskStatusNames } from "./outbox-section.ts";

/** Whoever may act sees the buttons that say what a reply really means, and what becomes of a person it names. */
export function messageCard(
  message: ConversationMessage,
  {
    mayAct,
    timeZone,
    standings,
    task,
  }: {
    readonly mayAct: boolean;
    readonly timeZone: string;
    /** By lead, what stands between a person who was named and our first message. */
    readonly standings: ReadonlyMap<string, string>;
    /** What it became, where a person is to send it. */
    readonly task: PersonTask | undefined;
  },
): Html {
  const { direction, from, to, at, subject, text, reading, correction, outcome, channel } = message;
  const spans = reading?.labels.map(({ span }) => span) ?? [];
  return html`<article class="step">
  <p><span class="day">${direction === "in" ? "From them" : task ? taskStatusNames[task.status] : "From us"}</span>
    ${direction === "in" ? from : html`to ${to}`} <span class="aside">${moment(at, timeZone)}</span> <span class="kind">${channelNames[channel]}</span>
    ${message.mailKind ? html`<span class="kind">${title(message.mailKind)}</span>` : ""}
    ${message.isAuthenticated === false ? html`<span class="warning">nobody can tell whether it is really from them</span>` : ""}</p>
  ${subject ? html`<p class="subject">${subject}</p>` : ""}
  <div class="message">${text.split(/\n{2,}/).map((part) => html`<p>${highlighted(part, spans)}</p>`)}</div>
  ${reading ? readingLine(reading) : ""}
  ${correction ? html`<p class="notice">${correction.by} says it means: ${correction.labels.map(title).join(", ")}</p>` : ""}
  ${task && task.status !== "open" ? taskLine(task, timeZone) : ""}
  ${outcome && (!task || task.status === "open") ? html`<p class="hint">${direction === "in" ? "What was done" : "How it went"}: ${plainly(doneInWords(outcome), timeZone)}</p>` : ""}
  ${referralLine(message, mayAct, standings)}
  ${reading && mayAct ? correctionForm(message) : ""}
</article>`;
}

function taskLine({ status, closedAt, closedBy, reason }: PersonTask, timeZone: string): Html {
  const who = status === "stopped" ? "The department took it back" : `${closedBy} said so`;
  return html`<p class="hint">${who}, ${moment(closedAt, timeZone)}${reason && `: ${plainly(reason, timeZone)}`}</p>`;
}

function referralLine(
  { id, reading, referred }: ConversationMessage,
  mayAct: boolean,
  standings: ReadonlyMap<string, string>,
): Html {
  const { name, email } = reading?.referral ?? {};
  if (referred) {
    const { leadId, wasKnown, by } = referred;
    const link = html`<a href="/api/v1/leads/${encodeURIComponent(leadId)}/dossier">${name ?? email ?? "the person named"}</a>`;
    return wasKnown
      ? html`<p class="notice">${link} was a lead already. ${standings.get(leadId)}</p>`
      : html`<p class="notice">${by} made a lead of ${link}. ${standings.get(leadId)}</p>`;
  }
  if (!mayAct || (name === undefined && email === undefined)) return html``;
  return html`<form class="switch" method="post">
<input type="hidden" name="action" value="referral"><input type="hidden" name="messageId" value="${id}">
<button class="button">Make ${name ?? email} a lead</button></form>`;
}

const offered = ReplyLabel.options.filter((label) => label !== "unclear" && label !== "injection");

function correctionForm({ id }: ConversationMessage): Html {
  return html`<details><summary class="hint">It means something else</summary>
<form class="switch" method="post"><input type="hidden" name="action" value="read-as"><input type="hidden" name="messageId" value="${id}">
<label>What it means <select name="label">${offered.map((label) => html`<option value="${label}">${title(label)}</option>`)}</select></label>
<button class="button quiet">Read it so, and handle it again</button></form></details>`;
}

const languageNames = new Intl.DisplayNames("en", { type: "language" });

function readingLine(reading: ReplyReading): Html {
  const { labels, objections, sentiment, language, needsPerson, decidedBy, until, referral } =
    reading;
  return html`<p>Read as ${labels.map(
    ({ label, confidence }) =>
      html`<span class="badge">${title(label)}</span><span class="aside">${percent(confidence)} sure</span> `,
  )}</p>
<p class="hint">${title(sentiment)}, in ${languageNames.of(language)}, read by ${modelName(decidedBy)}${
    objections.length > 0 ? html`; objection: ${objections.map(title).join(", ")}` : ""
  }${until ? html`; until ${day(until)}` : ""}${
    referral ? html`; names ${[referral.name, referral.email].filter(Boolean).join(", ")}` : ""
  }</p>
${needsPerson ? html`<p class="notice">A person decides, because ${sentence(needsPerson)}</p>` : ""}`;
}
