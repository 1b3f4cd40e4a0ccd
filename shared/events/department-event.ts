import * as z from "zod";

/** The detail of every event on the bus. Its source is "agent.<agent>", its detail-type the type. */
export const DepartmentEvent = z.object({
  type: z.enum([
    "lead_qualified",
    "lead_enriched",
    "growth_analysed",
    "campaign_ready",
    "lead_discovered",
    "search_requested",
    "lead_allocation",
    "message_sent",
    "response_received",
    "reply_drafted",
    "handoff_requested",
    "approval_requested",
    "approval_decided",
    "meeting_booked",
    "sending_paused",
    "sending_resumed",
    "report_ready",
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
