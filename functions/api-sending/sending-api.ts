import { type ComplianceRoutesDeps, complianceRoutes } from "../api/routes/compliance.ts";
import { suppressionImportRoutes } from "../api/routes/suppression-import.ts";
import type { Route } from "../http/route.ts";

/** The switches, the accounts, and lists of whom not to contact. */
export function sendingApi(deps: ComplianceRoutesDeps): readonly Route[] {
  return [...complianceRoutes(deps), ...suppressionImportRoutes(deps)];
}
