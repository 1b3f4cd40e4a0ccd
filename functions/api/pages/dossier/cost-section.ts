import { html } from "hono/html";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { dollars } from "#shared/domain/reporting/dollars.ts";
import type { Html } from "../page.ts";
import { table } from "../table.ts";
import { duration, modelName, title } from "../words.ts";

/** What a lead cost: its agents' runs of every occasion, models and paid sources alike. */
export function costSection({ costUsd }: Lead, work: readonly AgentExecution[]): Html {
  const agents = [...Map.groupBy(work, ({ agent }) => agent)];
  return html`<section><h2>Cost <span class="aside">${dollars(costUsd)} for the latest pass</span></h2>
${
  agents.length > 0 &&
  table(
    ["Agent", { number: "Runs" }, { number: "Time" }, { number: "Cost" }, "Answered by"],
    agents.map(([agent, runs]) => agentRow(agent, runs)),
  )
}</section>`;
}

function agentRow(agent: string, runs: readonly AgentExecution[]) {
  const milliseconds = runs.reduce((sum, run) => sum + (run.milliseconds ?? 0), 0);
  const costUsd = runs.reduce((sum, run) => sum + run.costUsd, 0);
  const models = new Set(runs.flatMap(({ modelCalls }) => modelCalls.map(({ model }) => model)));
  const answered = [...models].map(modelName).join(", ") || "no question was asked";
  return [title(agent), runs.length, duration(milliseconds), dollars(costUsd), answered];
}
