import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { AgentExecution } from "#shared/domain/agents/execution.ts";
import { Campaign } from "#shared/domain/campaigns/campaign.ts";
import { Job, JobRow } from "#shared/domain/jobs/job.ts";
import { Contact } from "#shared/domain/leads/contact.ts";
import { Fact } from "#shared/domain/leads/fact.ts";
import { Lead } from "#shared/domain/leads/lead.ts";
import { isCounter, withCounts } from "#shared/store/job-counters.ts";
import { startDatabase } from "../../local/database.ts";

/** Everything the department of a data folder holds, read while it does not run. */
export async function whatIsStored(dataDirectory: string) {
  const items = await itemsOf(join(dataDirectory, "tables.sqlite"));
  const within = <Value>(partition: string, sort: string, schema: z.ZodType<Value>) =>
    items
      .filter(({ pk, sk }) => pk.startsWith(`${partition}#`) && sk.startsWith(sort))
      .map((item) => schema.parse(item));
  return {
    jobs: within("JOB", "JOB", z.object({ pk: z.string(), job: Job })).map(({ pk, job }) => {
      const own = items.filter((item) => item.pk === pk);
      return withCounts(job, own.filter(isCounter));
    }),
    rows: within("ROW", "ROW", RowItem),
    executions: within("RUN", "EXECUTION", z.object({ execution: AgentExecution })).map(
      ({ execution }) => execution,
    ),
    contextEntries: within("THREAD", "CONTEXT", z.object({ sk: z.string() })),
    leads: within("LEAD", "LEAD", z.object({ lead: Lead })).map(({ lead }) => lead),
    facts: partsOf("FACT#", Fact),
    contacts: partsOf("CONTACT#", Contact),
    campaigns: partsOf("CAMPAIGN", Campaign),
    claims: within("CLAIM", "CLAIM", ClaimItem).map(({ pk, leadId }) => ({
      key: pk.slice("CLAIM#".length),
      leadId,
    })),
    messages: rowsOf(
      join(dataDirectory, "queues.sqlite"),
      "SELECT queue, body, receiveCount FROM message",
      z.object({ queue: z.string(), body: z.string(), receiveCount: z.number() }),
    ),
    flows: rowsOf(
      join(dataDirectory, "step-functions.sqlite"),
      "SELECT machineArn, name, status, isAnnounced FROM executions",
      z.object({ machineArn: z.string(), name: z.string(), status: z.string() }),
    ),
  };

  function partsOf<Value>(sort: string, schema: z.ZodType<Value>) {
    return within("LEAD", sort, z.object({ pk: z.string(), value: schema })).map(
      ({ pk, value }) => ({ leadId: pk.slice("LEAD#".length), value }),
    );
  }
}

export type Stored = Awaited<ReturnType<typeof whatIsStored>>;

const RowItem = z.object({ row: JobRow, passed: z.set(z.string()).default(new Set()) });
const ClaimItem = z.object({ pk: z.string(), leadId: z.string() });
const Item = z.looseObject({ pk: z.string(), sk: z.string() });

async function itemsOf(file: string): Promise<readonly z.infer<typeof Item>[]> {
  const database = await startDatabase(file, () => undefined);
  const plain = new DynamoDBClient({
    endpoint: database.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const client = DynamoDBDocumentClient.from(plain);
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand());
    const items: z.infer<typeof Item>[] = [];
    for (const TableName of TableNames) {
      for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
        items.push(...Items.map((item) => Item.parse(item)));
      }
    }
    return items;
  } finally {
    client.destroy();
    plain.destroy();
    await database.close();
  }
}

function rowsOf<Row>(file: string, query: string, schema: z.ZodType<Row>): readonly Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(query).all();
  database.close();
  return rows.map((row) => schema.parse(row));
}
