import * as z from "zod";
import { type Json, parseJson } from "../json.ts";
import { badParameters, type Integration } from "./integration.ts";

export type PutEvent = (event: {
  source: string;
  detailType: string;
  detail: unknown;
  /** The default bus when it is absent. */
  busName?: string;
}) => Promise<void>;

const Parameters = z.object({
  Entries: z
    .array(
      z.strictObject({
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.custom<Json>(),
        EventBusName: z.string().optional(),
      }),
    )
    .min(1)
    .max(10),
});

/** arn:aws:states:::events:putEvents */
export function eventsIntegration(putEvent: PutEvent): Integration {
  return async ({ input, task, execution }) => {
    const parameters = Parameters.safeParse(input);
    if (!parameters.success) return badParameters(parameters.error.message);
    try {
      for (const { Source, DetailType, Detail, EventBusName } of parameters.data.Entries) {
        await putEvent({
          source: Source,
          detailType: DetailType,
          detail: typeof Detail === "string" ? parseJson(Detail) : Detail,
          ...(EventBusName !== undefined && { busName: EventBusName }),
        });
      }
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      return { kind: "failed", error: "EventBridge.FailedEntry", cause };
    }
    const Entries = parameters.data.Entries.map((_, index) => ({
      EventId: `${execution}/${task}/${index}`,
    }));
    return { kind: "succeeded", output: { Entries, FailedEntryCount: 0 } };
  };
}
