import type { DepartmentEvent } from "#shared/events/department-event.ts";
import { callPerson } from "../../call-person.ts";
import type { InboundDeps } from "./inbound-deps.ts";

/** Events carry ids and reasons; who wrote what stays in the tables. */
export async function sayMailEvent(
  { bus, conversations, now }: InboundDeps,
  type: DepartmentEvent["type"],
  data: { readonly leadId: string; readonly messageId: string } & Record<string, unknown>,
): Promise<void> {
  const { leadId, messageId, reason } = data;
  if (type === "handoff_requested" && typeof reason === "string") {
    await callPerson({ conversations, now }, leadId, { why: reason, messageId });
  }
  await bus.say({
    type,
    agent: "mail",
    data,
    timestamp: now().toISOString(),
    correlationId: data.leadId || data.messageId,
  });
}
