import type { Route } from "../api/http/route.ts";
import { type JobRoutesDeps, jobRoutes } from "../api/routes/jobs.ts";
import { suppressionImportRoutes } from "../api/routes/suppression-import.ts";
import type { SuppressionRoutesDeps } from "../api/routes/suppressions.ts";
import { watchRoutes } from "../api/routes/watch.ts";

/** What takes or gives files: CSV jobs, and lists of whom not to contact. This function alone may touch the bucket. */
export function fileApi(deps: JobRoutesDeps & SuppressionRoutesDeps): readonly Route[] {
  return [...jobRoutes(deps), ...watchRoutes(deps), ...suppressionImportRoutes(deps)];
}
