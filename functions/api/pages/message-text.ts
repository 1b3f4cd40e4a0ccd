import { html } from "hono/html";
import type { Html } from "./page.ts";

/** A text of ours or theirs, paragraph by paragraph. */
export function messageText(text: string): Html {
  return html`<div class="message">${text.split(/\n{2,}/).map((part) => html`<p>${part}</p>`)}</div>`;
}
