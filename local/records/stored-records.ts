import * as z from "zod";
import { Conversation, ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { Approval } from "#shared/domain/meetings/approval.ts";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { callDatabase } from "../database-call.ts";

export type StoredRecords = {
  /** Every item of the kind that is stored at this moment. */
  readonly outbox: () => Promise<readonly OutboxEntry[]>;
  readonly conversations: () => Promise<readonly Conversation[]>;
  readonly messages: () => Promise<readonly ConversationMessage[]>;
  readonly meetings: () => Promise<readonly Meeting[]>;
  readonly approvals: () => Promise<readonly Approval[]>;
  readonly waitingApprovals: () => Promise<readonly Approval[]>;
  /** Who did what and why on a day of UTC. */
  readonly audit: (day: string) => Promise<readonly AuditEntry[]>;
  /** When the next planned message is due: the first of all, and the first after the given time. */
  readonly nextDue: (now: Date) => Promise<readonly Date[]>;
};

const AuditEntry = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  about: z.string(),
  why: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Reads the tables past the department: what it believes of itself is not asked. */
export async function readStoredRecords(databaseUrl: string): Promise<StoredRecords> {
  const { TableNames } = Names.parse(await callDatabase(databaseUrl, "ListTables", {}));
  const tableOf = (part: string): string => {
    const found = TableNames.find((name) => name.includes(part));
    if (!found) throw new Error(`The template has no table ${part}`);
    return found;
  };
  const conversations = tableOf("Conversations");
  const operations = tableOf("Operations");
  const directory = tableOf("Directory");

  async function all<Value>(table: string, field: string, schema: z.ZodType<Value>) {
    const found: Value[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const page = Page.parse(
        await callDatabase(databaseUrl, "Scan", {
          TableName: table,
          FilterExpression: "attribute_exists(#field)",
          ExpressionAttributeNames: { "#field": field },
          ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items) {
        const value = schema.safeParse(plain(item)[field]);
        if (value.success) found.push(value.data);
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return found;
  }

  async function part(table: string, pk: string, after: string, limit: number) {
    const page = await callDatabase(databaseUrl, "Query", {
      TableName: table,
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :pk AND gsi1sk > :after",
      ExpressionAttributeValues: { ":pk": { S: pk }, ":after": { S: after } },
      Limit: limit,
    });
    return Page.parse(page).Items.map(plain);
  }

  return {
    outbox: () => all(conversations, "entry", OutboxEntry),
    conversations: () => all(conversations, "conversation", Conversation),
    messages: () => all(conversations, "message", ConversationMessage),
    meetings: () => all(operations, "meeting", Meeting),
    approvals: () => all(operations, "approval", Approval),
    waitingApprovals: async () =>
      (await part(operations, "APPROVALS#waiting", " ", 200)).flatMap(({ approval }) => {
        const parsed = Approval.safeParse(approval);
        return parsed.success ? [parsed.data] : [];
      }),
    audit: async (day) => {
      const page = await callDatabase(databaseUrl, "Query", {
        TableName: directory,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: `AUDIT#${day}` } },
      });
      return Page.parse(page).Items.flatMap((item) => {
        const entry = AuditEntry.safeParse(plain(item)["entry"]);
        return entry.success ? [entry.data] : [];
      });
    },
    nextDue: async (now) => {
      const [first, later] = await Promise.all([
        part(conversations, "OUTBOX#planned", " ", 1),
        part(conversations, "OUTBOX#planned", now.toISOString(), 1),
      ]);
      return [...first, ...later].map(({ gsi1sk }) => new Date(String(gsi1sk).split("#")[0] ?? ""));
    },
  };
}

const Names = z.object({ TableNames: z.array(z.string()) });
const Item = z.record(z.string(), z.record(z.string(), z.unknown()));
const Page = z.object({ Items: z.array(Item), LastEvaluatedKey: Item.optional() });

function plain(item: z.infer<typeof Item>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}

/** DynamoDB's typed values as plain ones. */
function plainValue(typed: Readonly<Record<string, unknown>>): unknown {
  const [type, value] = Object.entries(typed)[0] ?? [];
  switch (type) {
    case "N":
      return Number(value);
    case "NULL":
      return null;
    case "L":
      return z.array(z.record(z.string(), z.unknown())).parse(value).map(plainValue);
    case "M":
      return plain(Item.parse(value));
    default:
      return value;
  }
}
