import type { Context, SQSBatchResponse } from "aws-lambda";
import * as z from "zod";
import { AgentInvocation } from "#shared/domain/agents/agents.ts";
import type { Log } from "#shared/ports/log.ts";
import { eachMessage } from "#shared/runtime/each-message.ts";

const QueueEvent = z.looseObject({ Records: z.array(z.unknown()) });

/** An agent's handler that also reads a queue: each message becomes one invocation, and fails alone. */
export function queuedAgent<Message, Output>(
  run: (event: unknown, context: Context) => Promise<Output>,
  schema: z.ZodType<Message>,
  invocationOf: (message: Message) => AgentInvocation,
  log: Log,
): (event: unknown, context: Context) => Promise<Output | SQSBatchResponse> {
  return async (event, context) => {
    if (!QueueEvent.safeParse(event).success) return run(event, context);
    const read = eachMessage(
      schema,
      async (message) => void (await run(AgentInvocation.parse(invocationOf(message)), context)),
      log,
    );
    // Lambda's own event; its records' bodies are what the schema checks.
    return read(event as Parameters<typeof read>[0]);
  };
}
