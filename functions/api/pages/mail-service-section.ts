import { html } from "hono/html";
import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import type { Html } from "./page.ts";
import { moment } from "./words.ts";

/** SES-4: what SES lets the account send, and whether that is its sandbox. */
export function mailServiceSection(state: MailServiceState | undefined, timeZone: string): Html {
  if (!state) {
    return html`<section><h2>Amazon’s mail service (SES)</h2><p>Its limits were not read yet: until then one mail a second leaves by it, 200 a day.</p></section>`;
  }
  const { perSecond, perDay, sentLastDay, readAt } = state;
  const ofDay =
    perDay === undefined ? "without a limit of the day" : `${counted(perDay, "mail")} in 24 hours`;
  return html`<section><h2>Amazon’s mail service (SES)</h2>
<p>${badge(state)} Amazon lets it carry ${counted(perSecond, "mail")} a second and ${ofDay}; it carried ${sentLastDay} in the last 24 hours.</p>
<p class="hint">Answers and the department’s own notices go this way. First messages leave from your own mailboxes, and are not counted here.</p>
${
  state.isSandbox &&
  html`<p class="notice bad"><strong>Amazon still has this service in its trial, the “sandbox” (SES-4).</strong> Mail reaches verified addresses only. Ask for production access in the SES console.</p>`
}
<p class="hint">As of ${moment(readAt, timeZone)}.</p></section>`;
}

function badge({ maySend, isSandbox, standing }: MailServiceState): Html {
  if (!maySend) return html`<span class="badge failed">stopped by Amazon (${standing})</span>`;
  if (isSandbox) return html`<span class="badge cancelled">trial</span>`;
  return html`<span class="badge done">${standing.toLowerCase()}</span>`;
}
