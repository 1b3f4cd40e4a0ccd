import { html } from "hono/html";
import type { Qualification } from "#shared/domain/leads/lead.ts";
import type { Html } from "../page.ts";
import { percent, title } from "../words.ts";

export function scoreSection(qualification: Qualification): Html {
  const { score, tier, classification, reasoning, confidence, criteria, model } = qualification;
  return html`<section><h2>Score <span class="aside">${score} of 100, tier ${tier}, ${classification}; ${percent(confidence)} sure, by ${model}</span></h2>
<p>${reasoning}</p>
<table><thead><tr><th>Criterion</th><th class="number">Points</th><th>Why</th></tr></thead>
<tbody>${criteria.map(
    ({ criterion, weight, points, reason }) =>
      html`<tr><td>${title(criterion)}</td><td class="number">${rounded(points)}<span class="hint"> / ${rounded(weight)}</span></td><td>${reason}</td></tr>`,
  )}</tbody></table></section>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
