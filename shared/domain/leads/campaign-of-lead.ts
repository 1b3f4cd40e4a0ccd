import type { Lead } from "./lead.ts";

/** Campaigns of leads that came without a file. */
export const campaignsWithoutFile: readonly string[] = ["finder", "direct"];

/** The campaign a lead belongs to: its CSV job, the lead finder's, or the one of leads that people bring one by one. */
export function campaignOfLead({ origin }: Pick<Lead, "origin">): string {
  switch (origin.kind) {
    case "csv":
      return origin.jobId;
    case "finder":
      return "finder";
    case "api":
    case "referral":
    case "test-run":
      return "direct";
  }
}
