import { html } from "hono/html";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { dollars } from "#shared/domain/reporting/dollars.ts";
import type { Html } from "../page.ts";
import { duration, title } from "../words.ts";

/** What a lead cost: its agents' runs of every occasion, models and paid sources alike. */
export function costSection({ costUsd }: Lead, work: readonly AgentExecution[]): Html {
  const agents = [...Map.groupBy(work, ({ agent }) => agent)];
  return html`<section><h2>Cost <span class="aside">${dollars(costUsd)} for the latest pass</span></h2>
${
  agents.length > 0 &&
  html`<table><thead><tr><th>Agent</th><th class="number">Runs</th><th class="number">Time</th><th class="number">Cost</th><th>Models</th></tr></thead>
<tbody>${agents.map(([agent, runs]) => agentRow(agent, runs))}</tbody></table>`
}</section>`;
}

function agentRow(agent: string, runs: readonly AgentExecution[]): Html {
  const milliseconds = runs.reduce((sum, run) => sum + (run.milliseconds ?? 0), 0);
  const costUsd = runs.reduce((sum, run) => sum + run.costUsd, 0);
  const models = new Set(runs.flatMap(({ modelCalls }) => modelCalls.map(({ model }) => model)));
  return html`<tr><td>${title(agent)}</td><td class="number">${runs.length}</td><td class="number">${duration(milliseconds)}</td><td class="number">${dollars(costUsd)}</td><td>${[...models].join(", ") || "none"}</td></tr>`;
}
