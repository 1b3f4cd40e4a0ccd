import { join } from "node:path";
import { build } from "esbuild";
import { importTime } from "./import-time.ts";

/** What importing a DynamoDB document client took on the machine the budget was set on (median, Node 24.21). */
const USUAL_MILLISECONDS = 45;

/**
 * How much slower this machine loads code than the one the import budget was set on; never under 1. Both are measured
 * in one run, so a slow or noisy machine does not fail a bundle that did not change.
 */
export async function machineSlowness(workshop: string): Promise<number> {
  const file = join(workshop, "yardstick", "index.mjs");
  await build({
    stdin: {
      contents: `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
export const client = DynamoDBDocumentClient.from(new DynamoDBClient());`,
      resolveDir: import.meta.dirname,
    },
    outfile: file,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  const took = await importTime({ file, environment: {}, budgetMilliseconds: USUAL_MILLISECONDS });
  return Math.max(1, took / USUAL_MILLISECONDS);
}
