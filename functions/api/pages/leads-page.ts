import { html } from "hono/html";
import { barredByLaw } from "#shared/domain/compliance/barred-by-law.ts";
import { type Lead, LeadStatus } from "#shared/domain/leads/lead.ts";
import { type Html, renderPage } from "./page.ts";
import { title } from "./words.ts";

export type LeadsPage = {
  readonly leads: readonly Lead[];
  readonly status: LeadStatus | undefined;
  readonly cursor?: string | undefined;
  readonly now: Date;
};

/** Every lead with how it stands, newest first; each leads to its dossier with the campaign. */
export function leadsPage({ leads, status, cursor, now }: LeadsPage): Promise<string> {
  return renderPage({
    title: "Leads",
    section: "leads",
    body: html`
<header><p class="eyebrow">Sales department</p><h1>Leads</h1>
<p>${choice(undefined, status)} ${LeadStatus.options.map((one) => choice(one, status))}</p></header>
<main><section>${
      leads.length === 0
        ? html`<p class="hint">There is no lead${status ? " in this state" : ""} yet.</p>`
        : html`<table><thead><tr><th>Company</th><th>Person</th><th>State</th><th>Score</th><th>Reached by, or why not</th></tr></thead>
<tbody>${leads.map((lead) => row(lead, now))}</tbody></table>`
    }
${cursor && html`<p><a href="?${query(status, cursor)}">More</a></p>`}</section></main>`,
  });
}

function choice(status: LeadStatus | undefined, chosen: LeadStatus | undefined): Html {
  const name = status === undefined ? "All" : title(status);
  if (status === chosen) return html`<strong class="badge">${name}</strong> `;
  return html`<a class="badge" href="/api/v1/leads/overview?${query(status)}">${name}</a> `;
}

function query(status: LeadStatus | undefined, cursor?: string): string {
  return String(
    new URLSearchParams({ ...(status && { status }), ...(cursor !== undefined && { cursor }) }),
  );
}

function row(lead: Lead, now: Date): Html {
  const { id, company, person, status, qualification, email, error } = lead;
  const name = company.name ?? company.domain ?? id;
  const note =
    error ??
    lead.doNotContact ??
    barredByLaw(lead, now) ??
    (status === "parked" && qualification?.reasoning);
  return html`<tr>
<td><a href="/api/v1/leads/${encodeURIComponent(id)}/dossier">${name}</a> <span class="aside">${company.country ?? ""}</span></td>
<td>${person?.fullName ?? ""} <span class="aside">${person?.title ?? ""}</span></td>
<td><span class="badge ${status}">${title(status)}</span></td>
<td>${qualification && html`<span class="badge tier">Tier ${qualification.tier} · ${qualification.score}</span>`}</td>
<td>${note || (email?.address ?? lead.emailNote ?? "")}</td>
</tr>`;
}
