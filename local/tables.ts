import * as z from "zod";
import type { PlannedTable } from "./assembly/blueprint.ts";
import { callDatabase } from "./database-call.ts";

/** Creates the tables of the template, and adds indexes that came later to tables that are there. */
export async function createTables(url: string, tables: readonly PlannedTable[]): Promise<void> {
  const existing = new Set(TableNames.parse(await callDatabase(url, "ListTables", {})).TableNames);
  for (const table of tables) {
    if (existing.has(table.name)) await addMissingIndexes(url, table);
    else await createTable(url, table);
  }
}

const TableNames = z.object({ TableNames: z.array(z.string()) });

const Description = z.object({
  Table: z.object({
    KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]),
  }),
});

async function createTable(url: string, { name, properties }: PlannedTable): Promise<void> {
  const { AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes } = properties;
  await callDatabase(url, "CreateTable", {
    TableName: name,
    AttributeDefinitions,
    KeySchema,
    BillingMode,
    ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
  });
}

async function addMissingIndexes(url: string, { name, properties }: PlannedTable): Promise<void> {
  const { Table } = Description.parse(
    await callDatabase(url, "DescribeTable", { TableName: name }),
  );
  if (keysIn(Table.KeySchema) !== keysIn(properties.KeySchema)) {
    throw new Error(
      `The stored table ${name} has the keys ${keysIn(Table.KeySchema)}, the template says ${keysIn(properties.KeySchema)}. Start with another data folder, or remove this one.`,
    );
  }
  const existing = new Set(Table.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName));
  for (const index of properties.GlobalSecondaryIndexes) {
    if (existing.has(index.IndexName)) continue;
    await callDatabase(url, "UpdateTable", {
      TableName: name,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
  }
}

function keysIn(schema: readonly { AttributeName: string; KeyType: string }[]): string {
  return schema.map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`).join(", ");
}
