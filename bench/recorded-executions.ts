import { join } from "node:path";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type AgentName, agentNames } from "#shared/domain/agents/agents.ts";
import { dynamoRunStore } from "#shared/store/run-store.ts";
import { startDatabase } from "../local/database.ts";

const MOST_EXECUTIONS = 1000;

/** Milliseconds each agent took for each lead, all its runs together, as a closed department recorded them. */
export async function agentMilliseconds(
  dataDirectory: string,
): Promise<ReadonlyMap<AgentName, readonly number[]>> {
  await using opened = new AsyncDisposableStack();
  const database = await startDatabase(join(dataDirectory, "tables.sqlite"), () => undefined);
  opened.defer(database.close);
  const client = new DynamoDBClient({
    endpoint: database.url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  opened.defer(async () => client.destroy());
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const operations = TableNames.find((name) => name.includes("Operations"));
  if (!operations) throw new Error(`No table for operations among ${TableNames.join(", ")}`);

  const runs = dynamoRunStore(DynamoDBDocumentClient.from(client), operations);
  const perAgent = new Map<AgentName, readonly number[]>();
  for (const agent of agentNames) {
    const perLead = new Map<string, number>();
    for (const { threadId, milliseconds = 0 } of await runs.recent(agent, MOST_EXECUTIONS)) {
      perLead.set(threadId, (perLead.get(threadId) ?? 0) + milliseconds);
    }
    perAgent.set(agent, [...perLead.values()]);
  }
  return perAgent;
}
