import * as z from "zod";

/** The detail of every event on the bus. Its source is "agent.<agent>", its detail-type the type. */
export const DepartmentEvent = z.object({
  type: z.enum([
    "lead_qualified",
    "lead_enriched",
    "growth_analysed",
    "campaign_ready",
    "agent_error",
  ]),
  agent: z.string(),
  data: z.record(z.string(), z.unknown()),
  context: z.record(z.string(), z.unknown()).optional(),
  timestamp: z.iso.datetime(),
  /** The run the event belongs to. */
  correlationId: z.string(),
});
export type DepartmentEvent = z.infer<typeof DepartmentEvent>;
