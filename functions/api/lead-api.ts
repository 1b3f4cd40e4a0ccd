import type { Route } from "../http/route.ts";
import { type AgentRoutesDeps, agentRoutes } from "./routes/agents.ts";
import { type DossierRouteDeps, dossierRoutes } from "./routes/dossier.ts";
import { type HealthDeps, healthRoutes } from "./routes/health.ts";
import { type LeadRoutesDeps, leadRoutes } from "./routes/leads.ts";
import { leadsPageRoutes } from "./routes/leads-page.ts";
import { type TestPipelineDeps, testPipelineRoutes } from "./routes/test-pipeline.ts";

export type LeadApiDeps = HealthDeps &
  LeadRoutesDeps &
  DossierRouteDeps &
  Omit<AgentRoutesDeps, "flows"> &
  TestPipelineDeps & { readonly flows: AgentRoutesDeps["flows"] & TestPipelineDeps["flows"] };

/** Leads, agents and trials. */
export function leadApi(deps: LeadApiDeps): readonly Route[] {
  return [
    ...healthRoutes(deps),
    // Before leads/{id}, which would take "test-pipeline" and "overview" for ids.
    ...testPipelineRoutes(deps),
    ...leadsPageRoutes(deps),
    ...leadRoutes(deps),
    ...dossierRoutes(deps),
    ...agentRoutes(deps),
  ];
}
