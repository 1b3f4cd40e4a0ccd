import * as z from "zod";
import { agentNames } from "#shared/domain/agents/agents.ts";
import type { AgentExecution } from "#shared/domain/agents/execution.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { RunStore } from "#shared/ports/run-store.ts";
import { refusal } from "../../http/problem.ts";
import { Id, type Route, route } from "../../http/route.ts";
import { dossierPage } from "../pages/dossier-page.ts";
import { htmlType } from "../pages/page.ts";

export type DossierRouteDeps = {
  readonly leads: LeadStore;
  readonly runs: Pick<RunStore, "context" | "executionsOf">;
  readonly now: () => Date;
};

export function dossierRoutes({ leads, runs, now }: DossierRouteDeps): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/leads/{id}/dossier",
      role: "viewer",
      summary: "A lead as a page: score, facts, and the campaign with what each sentence rests on",
      tag: "leads",
      params: z.object({ id: Id }),
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ params: { id } }) => {
        const lead = await leads.find(id);
        if (!lead) throw refusal(404, `There is no lead ${id}.`);
        const [contacts, facts, growth, campaign, work] = await Promise.all([
          leads.contactsOf(id),
          leads.factsOf(id),
          leads.growthOf(id),
          leads.campaignOf(id),
          workOn(runs, id),
        ]);
        const text = await dossierPage({
          lead,
          contacts,
          facts,
          growth,
          campaign,
          work,
          now: now(),
        });
        return { status: 200, text, contentType: htmlType };
      },
    }),
  ];
}

/** The agents' runs of a lead: its thread names them. */
async function workOn(
  runs: DossierRouteDeps["runs"],
  leadId: string,
): Promise<readonly AgentExecution[]> {
  const entries = await Promise.all(agentNames.map((agent) => runs.context(agent, leadId)));
  const runIds = [...new Set(entries.flat().map(({ runId }) => runId))];
  const executions = await Promise.all(runIds.map((runId) => runs.executionsOf(runId)));
  return executions.flat();
}
