import { html } from "hono/html";
import type { Qualification } from "#shared/domain/leads/lead.ts";
import type { Html } from "../page.ts";
import { table } from "../table.ts";
import { modelName, percent, title } from "../words.ts";

export function scoreSection(qualification: Qualification): Html {
  const { score, tier, classification, reasoning, confidence, criteria, model } = qualification;
  return html`<section><h2>Score <span class="aside">${score} of 100, tier ${tier}, ${classification}; ${percent(confidence)} sure, by ${modelName(model)}</span></h2>
<p>${reasoning}</p>
${table(
  ["Criterion", { number: "Points" }, "Why"],
  criteria.map(({ criterion, weight, points, reason }) => [
    title(criterion),
    html`${rounded(points)}<span class="hint"> of ${rounded(weight)}</span>`,
    reason,
  ]),
)}</section>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
