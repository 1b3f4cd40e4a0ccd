import * as z from "zod";

/** How far the department may go by itself for the leads of one campaign (a CSV job, a search, "direct"). */
export const CampaignSettings = z.object({
  id: z.string(),
  name: z.string(),
  /** Which messages of the sequence a person must let go: every one, the first of each lead, or none. */
  approval: z.enum(["every", "first", "none"]),
  /** Whether a reply that the department is sure of is answered without a person. */
  mayAutoReply: z.boolean(),
  /** Confidence under which no reply is acted on without a person. */
  confidenceFloor: z.number().min(0.5).max(1),
  /** Share of allocated leads that get nothing, so that lift can be stated. */
  holdOutShare: z.number().min(0).max(0.5),
});
export type CampaignSettings = z.infer<typeof CampaignSettings>;

export function defaultCampaignSettings(id: string): CampaignSettings {
  return {
    id,
    name: id,
    approval: "none",
    mayAutoReply: false,
    confidenceFloor: 0.8,
    holdOutShare: 0,
  };
}
