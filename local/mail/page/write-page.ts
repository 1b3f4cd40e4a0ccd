import { html } from "hono/html";
import { renderPage } from "./page-answer.ts";

export function writePage(domain: string | undefined): Promise<string> {
  const to = domain === undefined ? "" : `hello@${domain}`;
  return renderPage(
    "Write to the department",
    html`<main><form method="post" action="/mailbox">
<label>From<input name="from" type="email" required value="someone@stranger.example"></label>
<label>To<input name="to" type="email" required value="${to}"></label>
<label>Subject<input name="subject"></label>
<label>Text<textarea name="text" rows="8" required></textarea></label>
<button>Send</button></form></main>`,
    "/mailbox",
  );
}
