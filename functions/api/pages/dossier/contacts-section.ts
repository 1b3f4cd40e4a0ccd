import { html } from "hono/html";
import type { Contact } from "#shared/domain/leads/contact.ts";
import { outsideLink } from "../link.ts";
import type { Html } from "../page.ts";
import { percent } from "../words.ts";

export function contactsSection(contacts: readonly Contact[]): Html {
  return html`<section><h2>Contacts <span class="aside">people a source names at the company</span></h2>
<ul class="cards">${contacts.map(
    (contact) => html`<li><strong>${contact.fullName}</strong><br>${contact.title}
${contact.email && html`<br><code>${contact.email}</code>`}
<blockquote>${contact.quote}</blockquote>
<p class="hint">${outsideLink(contact.url)}, ${percent(contact.confidence)} sure${contact.linkedinUrl && html` · ${outsideLink(contact.linkedinUrl, "LinkedIn")}`}</p></li>`,
  )}</ul></section>`;
}
