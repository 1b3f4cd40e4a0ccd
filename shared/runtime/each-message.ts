import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type * as z from "zod";
import type { Log } from "#shared/ports/log.ts";

/** Each record succeeds or fails alone, so one bad message does not resend its neighbours. */
export function eachMessage<Message>(
  schema: z.ZodType<Message>,
  handle: (message: Message) => Promise<void>,
  log: Log,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const failed = await Promise.all(
      Records.map(async ({ messageId, body }) => {
        try {
          await handle(schema.parse(JSON.parse(body)));
          return [];
        } catch (error) {
          log.error("message failed", { messageId, error });
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: failed.flat() };
  };
}
