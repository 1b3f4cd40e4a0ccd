import { html } from "hono/html";
import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import type { Html } from "./page.ts";
import { time } from "./words.ts";

/** SES-4: what SES lets the account send, and whether that is its sandbox. */
export function mailServiceSection(state: MailServiceState | undefined): Html {
  if (!state) {
    return html`<section><h2>Amazon SES</h2><p>Not read yet: until then one mail a second leaves by it, 200 a day.</p></section>`;
  }
  const { perSecond, perDay, sentLastDay, readAt } = state;
  const ofDay = perDay === undefined ? "without a limit of the day" : `${perDay} in 24 hours`;
  return html`<section><h2>Amazon SES</h2>
<p>${badge(state)} ${perSecond} a second, ${ofDay}; ${sentLastDay} went out by it in the last 24 hours.</p>
<p class="hint">It counts what SES carries, the department’s own notices among it; first messages leave by the company’s own mailboxes, which SES does not see.</p>
${
  state.isSandbox &&
  html`<p class="notice bad"><strong>SES is in its sandbox (SES-4).</strong> Mail reaches verified addresses only. Ask for production access in the SES console.</p>`
}
<p class="hint">Read ${time(readAt)}.</p></section>`;
}

function badge({ maySend, isSandbox, standing }: MailServiceState): Html {
  if (!maySend) return html`<span class="badge failed">stopped by SES (${standing})</span>`;
  if (isSandbox) return html`<span class="badge cancelled">sandbox</span>`;
  return html`<span class="badge done">${standing.toLowerCase()}</span>`;
}
