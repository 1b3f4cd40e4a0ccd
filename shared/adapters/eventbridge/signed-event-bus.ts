import type { AwsClient } from "aws4fetch";
import * as z from "zod";
import type { EventBus } from "#shared/ports/event-bus.ts";

const Answer = z.object({
  FailedEntryCount: z.number().optional(),
  Entries: z
    .array(z.object({ ErrorCode: z.string().optional(), ErrorMessage: z.string().optional() }))
    .default([]),
});

/**
 * For the agents, which are near the limit of their bundles: signed by aws4fetch they are spared the 17 kB of
 * @aws-sdk/client-eventbridge. An event said twice is one that readers must bear anyway.
 */
export function signedEventBus(client: AwsClient, endpoint: string, busName: string): EventBus {
  return {
    async say(event) {
      const entry = {
        EventBusName: busName,
        Source: `agent.${event.agent}`,
        DetailType: event.type,
        Detail: JSON.stringify(event),
      };
      const response = await client.fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": "AWSEvents.PutEvents",
        },
        body: JSON.stringify({ Entries: [entry] }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`EventBridge answered ${response.status}: ${text}`);
      // A refused entry comes back inside a successful answer.
      const { FailedEntryCount, Entries } = Answer.parse(JSON.parse(text));
      if (!FailedEntryCount) return;
      throw new Error(
        `The bus refused ${event.type}: ${Entries[0]?.ErrorCode} ${Entries[0]?.ErrorMessage}`,
      );
    },
  };
}
