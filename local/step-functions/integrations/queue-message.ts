import { createHash } from "node:crypto";
import * as z from "zod";
import type { Json } from "../json.ts";
import { badParameters, type Integration } from "./integration.ts";

export type SendMessage = (queueUrl: string, body: string) => Promise<void>;

const Parameters = z.object({ QueueUrl: z.string(), MessageBody: z.custom<Json>() });

/** arn:aws:states:::sqs:sendMessage: a body that is no string is sent as JSON. */
export function queueIntegration(sendMessage: SendMessage): Integration {
  return async ({ input, task, execution }) => {
    const parameters = Parameters.safeParse(input);
    if (!parameters.success) return badParameters(parameters.error.message);
    const { QueueUrl, MessageBody } = parameters.data;
    const body = typeof MessageBody === "string" ? MessageBody : JSON.stringify(MessageBody);
    try {
      await sendMessage(QueueUrl, body);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      return { kind: "failed", error: "SQS.AmazonSQSException", cause };
    }
    const MD5OfMessageBody = createHash("md5").update(body).digest("hex");
    return { kind: "succeeded", output: { MD5OfMessageBody, MessageId: `${execution}/${task}` } };
  };
}
