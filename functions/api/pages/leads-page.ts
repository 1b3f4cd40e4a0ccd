import { html } from "hono/html";
import { barredByLaw } from "#shared/domain/compliance/barred-by-law.ts";
import { type Lead, LeadStatus } from "#shared/domain/leads/lead.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import { type Html, renderPage } from "./page.ts";
import { table } from "./table.ts";
import { capital, title } from "./words.ts";

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
        ? html`<p class="hint">${status ? "No lead is in this state." : "There is no lead yet. Leads come from a CSV file, one by one, or from the lead finder at 10:00."}</p>`
        : table(
            ["Company", "Person", "State", "Score", "Reached by, or why not"],
            leads.map((lead) => row(lead, now)),
          )
    }
${cursor && html`<p><a href="?${query(status, cursor)}">More</a></p>`}</section></main>
<footer>The score says how well a lead fits your ideal customer, from 0 to 100; tier A fits best, and tier D is set aside. ${counted(leads.length, "lead")} on this page, newest first.</footer>`,
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

function row(lead: Lead, now: Date) {
  const { id, company, person, status, qualification, email, error } = lead;
  const name = company.name ?? company.domain ?? id;
  const note =
    error ??
    lead.doNotContact ??
    barredByLaw(lead, now) ??
    (status === "parked" && qualification?.reasoning);
  return [
    html`<a href="/api/v1/leads/${encodeURIComponent(id)}/dossier">${name}</a> <span class="aside">${company.country ?? ""}</span>`,
    html`${person?.fullName ?? ""} <span class="aside">${person?.title ?? ""}</span>`,
    html`<span class="badge ${status}">${title(status)}</span>`,
    qualification &&
      html`<span class="badge tier">Tier ${qualification.tier} · ${qualification.score}</span>`,
    capital(note || (email?.address ?? lead.emailNote ?? "")),
  ];
}
