import * as z from "zod";

const LambdaEvent = z.object({ requestContext: z.object({ timeEpoch: z.number().positive() }) });

/** When the gateway took the request. */
export function receivedAt(event: unknown): Date | undefined {
  const parsed = LambdaEvent.safeParse(event);
  return parsed.success ? new Date(parsed.data.requestContext.timeEpoch) : undefined;
}
