import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { Agent } from "#shared/models/agent.ts";
import { type CoordinateDeps, coordinate } from "./coordinate.ts";
import { type ReportDeps, report } from "./report.ts";
import { type ReviewDeps, review } from "./review.ts";

export type SalesManagerDeps = CoordinateDeps & ReportDeps & ReviewDeps;

/** Runs the department's day. The same task may be done again on the same day: what was done stays done. */
export function createSalesManager(deps: SalesManagerDeps): Agent<"sales-manager"> {
  return {
    name: "sales-manager",
    async run({ task, day: given }, run) {
      const companyDay = await deps.directory.companyDay();
      const day = given ?? dayIn(companyDay.timeZone, deps.now());
      const nothing = { task, day, allocated: 0, heldOut: 0, isSearchRequested: false };
      switch (task) {
        case "coordinate":
          return { ...nothing, ...(await coordinate(deps, companyDay, day, run)) };
        case "report":
          return { ...nothing, ...(await report(deps, companyDay, day)) };
        case "review":
          return { ...nothing, ...(await review(deps, day, run)) };
      }
    },
  };
}
