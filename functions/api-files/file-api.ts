import type { Route } from "../api/http/route.ts";
import { type JobRoutesDeps, jobRoutes } from "../api/routes/jobs.ts";
import { watchRoutes } from "../api/routes/watch.ts";

/** CSV jobs and their files: this function alone may touch the bucket. */
export function fileApi(deps: JobRoutesDeps): readonly Route[] {
  return [...jobRoutes(deps), ...watchRoutes(deps)];
}
