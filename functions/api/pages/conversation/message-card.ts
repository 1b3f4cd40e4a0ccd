import { html } from "hono/html";
import type { ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { Html } from "../page.ts";
import { percent, time, title } from "../words.ts";
import { highlighted } from "./highlighted.ts";

export function messageCard(message: ConversationMessage): Html {
  const { direction, from, to, at, subject, text, reading, correction, outcome, channel } = message;
  const spans = reading?.labels.map(({ span }) => span) ?? [];
  return html`<article class="step">
  <p><span class="day">${direction === "in" ? "From them" : "From us"}</span>
    ${from} to ${to} <span class="aside">${time(at)}</span> <span class="kind">${channel}</span>
    ${message.mailKind ? html`<span class="kind">${title(message.mailKind)}</span>` : ""}
    ${message.isAuthenticated === false ? html`<span class="warning">sender not verified</span>` : ""}</p>
  ${subject ? html`<p class="subject">${subject}</p>` : ""}
  <div class="message">${text.split(/\n{2,}/).map((part) => html`<p>${highlighted(part, spans)}</p>`)}</div>
  ${reading ? readingLine(reading) : ""}
  ${correction ? html`<p class="notice">Corrected by ${correction.by}: ${correction.labels.map(title).join(", ")}</p>` : ""}
  ${outcome ? html`<p class="hint">What was done: ${outcome}</p>` : ""}
</article>`;
}

const languageNames = new Intl.DisplayNames("en", { type: "language" });

function readingLine(reading: ReplyReading): Html {
  const { labels, objections, sentiment, language, needsPerson, decidedBy, until, referral } =
    reading;
  return html`<p>${labels.map(
    ({ label, confidence }) =>
      html`<span class="badge">${title(label)}</span><span class="aside">${percent(confidence)}</span> `,
  )}</p>
<p class="hint">${title(sentiment)}, in ${languageNames.of(language)}, read by ${decidedBy}${
    objections.length > 0 ? html`; objection: ${objections.map(title).join(", ")}` : ""
  }${until ? html`; until ${until}` : ""}${
    referral ? html`; names ${[referral.name, referral.email].filter(Boolean).join(", ")}` : ""
  }</p>
${needsPerson ? html`<p class="notice">A person decides: ${needsPerson}</p>` : ""}`;
}
