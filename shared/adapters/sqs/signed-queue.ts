import type { AwsClient } from "aws4fetch";
import type { Queue } from "#shared/ports/queue.ts";

/**
 * For a function that is near the limit of its bundle: signed by aws4fetch it is spared the 21 kB of @aws-sdk/client-sqs.
 * A repeated send may leave two messages, which a queue's reader must bear anyway.
 */
export function signedQueue<Message>(
  client: AwsClient,
  endpoint: string,
  queueUrl: string,
): Queue<Message> {
  return {
    async send(message) {
      const response = await client.fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": "AmazonSQS.SendMessage",
        },
        body: JSON.stringify({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }),
      });
      if (response.ok) return;
      throw new Error(`SQS answered ${response.status} for ${queueUrl}: ${await response.text()}`);
    },
  };
}
