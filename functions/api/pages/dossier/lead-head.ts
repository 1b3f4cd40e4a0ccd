import { html } from "hono/html";
import { barredByLaw } from "#shared/domain/compliance/barred-by-law.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { noteHold } from "#shared/domain/outreach/note-hold.ts";
import { outsideLink } from "../link.ts";
import type { Html } from "../page.ts";
import { capital, day, percent, title } from "../words.ts";

export function leadHead(lead: Lead, name: string, now: Date, mayAct: boolean): Html {
  const barred = lead.doNotContact === undefined ? barredByLaw(lead, now) : undefined;
  const { company, person, status, qualification, error } = lead;
  const site = company.website ?? (company.domain && `https://${company.domain}`);
  const place = [company.industry, company.city, company.country].filter(Boolean).join(" · ");
  const who = [person?.fullName ?? nameOf(person), person?.title].filter(Boolean).join(", ");
  return html`<header>
  <p class="eyebrow"><a href="/api/v1/leads/overview">Leads</a></p>
  <h1>${name}</h1>
  <p><span class="badge ${status}">${title(status)}</span>
  ${qualification && html`<span class="badge tier">Tier ${qualification.tier} · ${qualification.score}</span>`}
  ${place}${site && html` · ${outsideLink(site)}`}</p>
  ${who && html`<p class="person"><strong>${who}</strong>${person?.linkedinUrl && html` · ${outsideLink(person.linkedinUrl, "LinkedIn")}`}</p>`}
  ${mail(lead)}
  ${permission(lead)}
  ${barred && html`<p class="notice bad">${capital(barred)}</p>`}
  ${note(lead, mayAct)}
  ${lead.duplicateOf && html`<p class="notice">The same as <a href="/api/v1/leads/${encodeURIComponent(lead.duplicateOf)}/dossier">a lead known before</a>; the work goes on there.</p>`}
  ${error && html`<p class="notice bad">${error}</p>`}
</header>`;
}

function nameOf(person: Lead["person"]): string {
  return [person?.firstName, person?.lastName].filter(Boolean).join(" ");
}

function mail({ email, emailNote }: Lead): Html {
  if (!email) return emailNote ? html`<p class="notice">${emailNote}</p>` : html``;
  return html`<p class="mail"><code>${email.address}</code>
<span class="hint">from ${email.source}, ${percent(email.confidence)} sure${email.url && html`, ${outsideLink(email.url)}`}: ${email.reason}</span></p>`;
}

/** Whether the law lets a message go by itself is asked before each send; this is what is recorded of the person. */
function permission({ consent, doNotContact }: Lead): Html {
  if (doNotContact) return html`<p class="notice bad">Not to be contacted: ${doNotContact}</p>`;
  if (!consent) return html``;
  return html`<p class="hint">${title(consent.kind)} since ${day(consent.at)}: ${consent.source}</p>`;
}

/** The department goes by what its people noted: timing, refusal or another language is theirs to weigh. */
function note({ notes, noteCleared }: Lead, mayAct: boolean): Html {
  const hold = noteHold({ notes, noteCleared });
  if (hold) {
    return html`<div class="notice"><p>Nothing is sent first: ${hold}. ${mayAct ? "If the note is no reason to wait any more, let it go; then the campaign may begin." : "Only a rep or a manager can let it go."}</p>
${mayAct && letGo(notes, "button", "The note is no reason to wait")}</div>`;
  }
  if (!notes) return html``;
  if (noteCleared?.note !== notes) return html`<p class="hint">Note: ${notes}</p>`;
  const { by, at } = noteCleared;
  return html`<p class="hint">Note: ${notes} (no reason to wait, says ${by} on ${day(at)})</p>
${mayAct && html`<details><summary class="hint">Nothing follows?</summary>${letGo(notes, "button quiet", "Look at their next message again")}</details>`}`;
}

function letGo(notes: string | undefined, look: string, label: string): Html {
  return html`<form method="post"><input type="hidden" name="action" value="clear-note"><input type="hidden" name="note" value="${notes}"><button class="${look}">${label}</button></form>`;
}
