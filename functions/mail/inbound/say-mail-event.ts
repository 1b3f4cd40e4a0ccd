import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { InboundDeps } from "./inbound-deps.ts";

/** Events carry ids and reasons; who wrote what stays in the tables. */
export async function sayMailEvent(
  { bus, now }: InboundDeps,
  type: DepartmentEvent["type"],
  data: { readonly leadId: string; readonly messageId: string } & Record<string, unknown>,
): Promise<void> {
  await bus.say({
    type,
    agent: "mail",
    data,
    timestamp: now().toISOString(),
    correlationId: data.leadId || data.messageId,
  });
}
