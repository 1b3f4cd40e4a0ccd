import { html } from "hono/html";
import type { GrowthAnalysis } from "#shared/domain/growth/growth-analysis.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import type { Html } from "../page.ts";
import { percent, title } from "../words.ts";
import { factReferences, type NumberedFacts } from "./numbered-facts.ts";

export function growthSection(growth: GrowthAnalysis, facts: NumberedFacts): Html {
  const { score, confidence, round, summary, signals, market, competitors } = growth;
  const { openQuestions, refused = [] } = growth;
  const cites = (factIds: readonly string[]) => factReferences(facts.of(factIds));
  return html`<section><h2>Growth <span class="aside">${score} of 100, ${percent(confidence)} sure after ${counted(round, "round")}</span></h2>
<p>${summary}</p>
<ul class="signals">${signals.map(
    ({ kind, statement, points, factIds }) =>
      html`<li><span class="points ${points < 0 ? "down" : "up"}">${points > 0 ? "+" : ""}${Math.round(points)}</span>
<span>${statement} ${cites(factIds)} <span class="kind">${title(kind)}</span></span></li>`,
  )}</ul>
${market.length > 0 && html`<h3>Market</h3><ul>${market.map(({ statement, factIds }) => html`<li>${statement} ${cites(factIds)}</li>`)}</ul>`}
${competitors.length > 0 && html`<h3>Competitors</h3><ul>${competitors.map(({ name, factIds }) => html`<li>${name} ${cites(factIds)}</li>`)}</ul>`}
${openQuestions.length > 0 && html`<h3>Still open</h3><ul>${openQuestions.map((question) => html`<li>${question}</li>`)}</ul>`}
${refused.length > 0 && html`<h3>Not said</h3><ul class="dropped">${refused.map(({ statement, reason }) => html`<li><s>${statement}</s> <span class="hint">${reason}</span></li>`)}</ul>`}
</section>`;
}
