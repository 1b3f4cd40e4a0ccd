import { type JobRoutesDeps, jobRoutes } from "../api/routes/jobs.ts";
import { watchRoutes } from "../api/routes/watch.ts";
import type { Route } from "../http/route.ts";

/** CSV jobs and their files: this function alone may touch the bucket. */
export function fileApi(deps: JobRoutesDeps): readonly Route[] {
  return [...jobRoutes(deps), ...watchRoutes(deps)];
}
