import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { EventBus } from "#shared/ports/event-bus.ts";

export function eventBridgeBus(client: EventBridgeClient, busName: string): EventBus {
  return {
    async say(event) {
      const { FailedEntryCount, Entries } = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: busName,
              Source: `agent.${event.agent}`,
              DetailType: event.type,
              Detail: JSON.stringify(event),
            },
          ],
        }),
      );
      // A refused entry comes back inside a successful answer.
      if (FailedEntryCount) {
        const { ErrorCode, ErrorMessage } = Entries?.[0] ?? {};
        throw new Error(`The bus refused ${event.type}: ${ErrorCode} ${ErrorMessage}`);
      }
    },
  };
}
