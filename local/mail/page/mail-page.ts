import { html } from "hono/html";
import type { StoredMail } from "../mailbox.ts";
import type { ReadMail } from "../read-mail.ts";
import { timeText } from "./list-page.ts";
import { type Html, renderPage } from "./page-answer.ts";

/** One mail as its reader sees it, with the headers that decide what happens to it. */
export function mailPage(
  mail: StoredMail,
  read: ReadMail,
  copies: readonly StoredMail[],
): Promise<string> {
  return renderPage(
    read.subject || "(no subject)",
    html`<main>
<table>
<tr><th>From</th><td>${read.from.name} &lt;${read.from.address}&gt;</td></tr>
<tr><th>To</th><td>${mail.recipients.join(", ")}</td></tr>
<tr><th>Time</th><td>${timeText(new Date(mail.at))} UTC</td></tr>
</table>
${mail.direction === "out" ? unsubscribeForm(read) : ""}
<pre>${mail.direction === "out" ? withOwnLinks(read.text) : read.text}</pre>
${read.html === undefined ? "" : html`<details><summary>HTML part, as text</summary><pre>${read.html}</pre></details>`}
${read.attachments.map(({ fileName, contentType }, index) => html`<p><a href="/mailbox/${mail.id}/attachments/${index}">${fileName}</a> <span class="soft">${contentType}</span></p>`)}
<details><summary>For experts: what mail programs read</summary><table>${SHOWN.map((name) => headerRow(name, read.header(name)))}</table>
<p><a href="/mailbox/${mail.id}/raw">The mail as it was sent</a></p></details>
${copies.length > 0 ? copyList(copies) : ""}
</main>
${mail.direction === "out" ? answerForm(mail) : ""}`,
    "/mailbox",
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

/**
 * What the "unsubscribe" button of a mail program does (RFC 8058), for the department's own mails: a stranger's could
 * name any route of the department, and the person at the laptop may do everything there.
 */
function unsubscribeForm({ header }: ReadMail): Html | "" {
  const link = /<(https?:[^>]+)>/.exec(header("List-Unsubscribe") ?? "")?.[1] ?? "";
  const path = onThisMachine(link);
  if (!path?.startsWith("/u/") || !header("List-Unsubscribe-Post")) return "";
  return html`<form method="post" action="${path}">
<input type="hidden" name="List-Unsubscribe" value="One-Click"><button>Unsubscribe with one click</button></form>`;
}

function copyList(copies: readonly StoredMail[]): Html {
  return html`<details><summary>The department's own copy, by which it knows that the mail left</summary>
${copies.map(
  ({ id, at, recipients }) =>
    html`<p><a href="/mailbox/${id}">${recipients.join(", ")}</a> <span class="soft">${timeText(new Date(at))}</span></p>`,
)}</details>`;
}

function answerForm({ id, recipients }: StoredMail): Html {
  return html`<h2>Answer in the place of ${recipients.join(", ")}</h2>
<form method="post" action="/mailbox/${id}/reply"><label>Your name there (may stay empty)<input name="name"></label>
<label>Text<textarea name="text" rows="7" required></textarea></label><button>Send the answer</button></form>`;
}

const LINK = /(https?:\/\/[^\s<>"]+)/;

/** Links to the department work; those that lead elsewhere stay text, for nothing here leaves this machine. */
function withOwnLinks(text: string): readonly (string | Html)[] {
  return text.split(new RegExp(LINK, "g")).map((part) => {
    const path = LINK.test(part) ? onThisMachine(part) : undefined;
    return path === undefined
      ? part
      : html`<a href="${path}" rel="noopener noreferrer nofollow">${part}</a>`;
  });
}

/** A link to the department as a path, because its port changes from start to start; undefined for any other. */
function onThisMachine(link: string): string | undefined {
  const url = URL.parse(link);
  if (!url || !/^(127\.0\.0\.1|localhost)$/.test(url.hostname)) return undefined;
  // "//host" and "/\host" would lead to another host.
  return `/${url.pathname.replace(/^[/\\]+/, "")}${url.search}`;
}
