import type { Lead } from "./lead.ts";

/** The campaign a lead belongs to: its CSV job, the lead finder's, or the one of leads that people bring one by one. */
export function campaignOfLead({ origin }: Pick<Lead, "origin">): string {
  switch (origin.kind) {
    case "csv":
      return origin.jobId;
    case "finder":
      return "finder";
    case "api":
    case "test-run":
      return "direct";
  }
}
