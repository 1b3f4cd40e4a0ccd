import { join } from "node:path";
import { build } from "esbuild";

/** What importing the yardstick took on the machine the budget was set on (median, Node 24.21). */
export const USUAL_MILLISECONDS = 45;

/** Bundles a DynamoDB document client, which changes only when its pinned version does; gives the file. */
export async function buildYardstick(workshop: string): Promise<string> {
  const outfile = join(workshop, "yardstick", "index.mjs");
  await build({
    stdin: {
      contents: `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
export const client = DynamoDBDocumentClient.from(new DynamoDBClient());`,
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  return outfile;
}
