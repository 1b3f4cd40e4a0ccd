import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import type { MailServiceNotes } from "#shared/ports/mail-service.ts";

const Position = z.object({
  since: z.iso.datetime().optional(),
  begunAt: z.iso.datetime().optional(),
  cursor: z.string().optional(),
});

/** One writer at a time reads the service, and a reading that is told twice is the same, so a plain write will do. */
export function dynamoMailServiceNotes(
  client: DynamoDBDocumentClient,
  TableName: string,
): MailServiceNotes {
  async function note<Value>(sk: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
    const Key = { pk: partition, sk };
    const { Item } = await client.send(new GetCommand({ TableName, Key }));
    return Item && schema.parse(Item["value"]);
  }

  async function save(sk: string, value: object): Promise<void> {
    await client.send(new PutCommand({ TableName, Item: { pk: partition, sk, value } }));
  }

  return {
    state: () => note("STATE", MailServiceState),
    saveState: (state) => save("STATE", state),
    position: () => note("MIRROR", Position),
    savePosition: (position) => save("MIRROR", position),
  };
}

const partition = "MAIL-SERVICE";
