import { html } from "hono/html";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { outsideLink } from "../link.ts";
import type { Html } from "../page.ts";
import { day, percent, title } from "../words.ts";

export function leadHead(lead: Lead, name: string): Html {
  const { company, person, status, qualification, error } = lead;
  const site = company.website ?? (company.domain && `https://${company.domain}`);
  const place = [company.industry, company.city, company.country].filter(Boolean).join(" · ");
  const who = [person?.fullName ?? nameOf(person), person?.title].filter(Boolean).join(", ");
  return html`<header>
  <p class="eyebrow">Dossier</p>
  <h1>${name}</h1>
  <p><span class="badge ${status}">${title(status)}</span>
  ${qualification && html`<span class="badge tier">Tier ${qualification.tier} · ${qualification.score}</span>`}
  ${place}${site && html` · ${outsideLink(site)}`}</p>
  ${who && html`<p class="person"><strong>${who}</strong>${person?.linkedinUrl && html` · ${outsideLink(person.linkedinUrl, "LinkedIn")}`}</p>`}
  ${mail(lead)}
  ${permission(lead)}
  ${lead.duplicateOf && html`<p class="notice">Same as lead ${lead.duplicateOf}.</p>`}
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
