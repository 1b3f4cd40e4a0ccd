import { html } from "hono/html";
import type { StoredMail } from "../mailbox.ts";
import type { ReadMail } from "../read-mail.ts";
import { timeText } from "./list-page.ts";
import { type Html, renderPage } from "./page-answer.ts";

/** One mail as its reader sees it, with the headers that decide what happens to it. */
export function mailPage(mail: StoredMail, read: ReadMail): Promise<string> {
  return renderPage(
    read.subject || "(no subject)",
    html`<main>
<table>
<tr><th>From</th><td>${read.from.name} &lt;${read.from.address}&gt;</td></tr>
<tr><th>To</th><td>${mail.recipients.join(", ")}</td></tr>
<tr><th>Time</th><td>${timeText(new Date(mail.at))} UTC</td></tr>
${SHOWN.map((name) => headerRow(name, read.header(name)))}
</table>
${unsubscribeForm(read)}
<pre>${withLinks(read.text)}</pre>
${read.html === undefined ? "" : html`<details><summary>HTML part, as text</summary><pre>${read.html}</pre></details>`}
${read.attachments.map(({ fileName, contentType }, index) => html`<p><a href="/mailbox/${mail.id}/attachments/${index}">${fileName}</a> <span class="soft">${contentType}</span></p>`)}
<p><a href="/mailbox/${mail.id}/raw">The mail as it was sent</a></p>
</main>
${mail.direction === "out" ? answerForm(mail) : ""}`,
  );
}

const SHOWN = [
  "Reply-To",
  "Message-ID",
  "In-Reply-To",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "Auto-Submitted",
  "X-Outbox-Id",
];

function headerRow(name: string, value: string | undefined): Html | "" {
  return value ? html`<tr><th>${name}</th><td>${value}</td></tr>` : "";
}

/** What the "unsubscribe" button of a mail program does (RFC 8058). */
function unsubscribeForm({ header }: ReadMail): Html | "" {
  const link = /<(https?:[^>]+)>/.exec(header("List-Unsubscribe") ?? "")?.[1];
  if (link === undefined || !header("List-Unsubscribe-Post")) return "";
  return html`<form method="post" action="${onThisMachine(link)}">
<input type="hidden" name="List-Unsubscribe" value="One-Click"><button>Unsubscribe with one click</button></form>`;
}

function answerForm({ id, recipients }: StoredMail): Html {
  return html`<h2>Answer as ${recipients.join(", ")}</h2>
<form method="post" action="/mailbox/${id}/reply"><label>Name<input name="name"></label>
<label>Text<textarea name="text" rows="7" required></textarea></label><button>Send the answer</button></form>`;
}

const LINK = /(https?:\/\/[^\s<>"]+)/;

function withLinks(text: string): readonly (string | Html)[] {
  return text
    .split(new RegExp(LINK, "g"))
    .map((part) =>
      LINK.test(part) ? html`<a href="${onThisMachine(part)}" rel="noreferrer">${part}</a>` : part,
    );
}

/** A link to the department as a path, because its port changes from start to start. */
function onThisMachine(link: string): string {
  const url = URL.parse(link);
  const isOwn = url && /^(127\.0\.0\.1|localhost)$/.test(url.hostname);
  return isOwn ? url.pathname + url.search : link;
}
