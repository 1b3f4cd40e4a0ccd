import type { FileStore } from "#shared/ports/file-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { Route } from "./http/route.ts";
import { type AgentRoutesDeps, agentRoutes } from "./routes/agents.ts";
import { withDocs } from "./routes/docs.ts";
import { dossierRoutes } from "./routes/dossier.ts";
import { type HealthDeps, healthRoutes } from "./routes/health.ts";
import { type JobRoutesDeps, jobRoutes } from "./routes/jobs.ts";
import { type LeadRoutesDeps, leadRoutes } from "./routes/leads.ts";
import { type TestPipelineDeps, testPipelineRoutes } from "./routes/test-pipeline.ts";
import { watchRoutes } from "./routes/watch.ts";

export type ApiDeps = HealthDeps &
  JobRoutesDeps &
  LeadRoutesDeps &
  Omit<AgentRoutesDeps, "flows"> &
  TestPipelineDeps & { readonly flows: AgentRoutesDeps["flows"] & TestPipelineDeps["flows"] };

/**
 * The whole API in one table, so that its document is whole. API Gateway sends the routes of files to a function of
 * their own, functions/api-files, which alone may touch the bucket.
 */
export function apiRoutes(deps: ApiDeps): readonly Route[] {
  return withDocs([
    ...healthRoutes(deps),
    ...jobRoutes(deps),
    ...watchRoutes(deps),
    // Before leads/{id}, which would take "test-pipeline" for an id.
    ...testPipelineRoutes(deps),
    ...leadRoutes(deps),
    ...dossierRoutes(deps),
    ...agentRoutes(deps),
  ]);
}

/** Stand for files and the jobs' queues in the function that may touch neither. */
export const filesElsewhere: FileStore = {
  read: () => elsewhere(),
  size: () => elsewhere(),
  write: () => elsewhere(),
  uploadUrl: () => elsewhere(),
  downloadUrl: () => elsewhere(),
};

export const queueElsewhere: Queue<unknown> = { send: () => elsewhere() };

function elsewhere(): never {
  throw new Error("A route of jobs or files was sent to the function that has no right to them");
}
