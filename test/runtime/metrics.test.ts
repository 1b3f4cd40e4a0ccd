import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

const module = join(import.meta.dirname, "..", "..", "shared", "runtime", "metrics.ts");

// Two invocations take turns in one worker, as they do on a laptop.
const program = `
import { setTimeout as sleep } from "node:timers/promises";
const { emfMetrics } = await import(${JSON.stringify(module)});
const metrics = emfMetrics("dev");
const invocation = async (agent, milliseconds) => {
  for (let run = 0; run < 3; run++) {
    metrics.add("AgentMilliseconds", milliseconds, { agent });
    await sleep(1);
  }
};
await Promise.all([invocation("qualification", 5), invocation("marketing", 7)]);
metrics.add("RowsImported", 12);
`;

const Line = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string() })),
      }),
    ),
  }),
});

let lines: readonly z.infer<typeof Line>[];

beforeAll(async () => {
  const args = ["--input-type=module", "-e", program];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  lines = stdout
    .trim()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));
});

test("a count is a line that CloudWatch takes for a metric of the stage", () => {
  const { _aws, ...values } = lines.at(-1) ?? { _aws: undefined };

  expect(_aws?.CloudWatchMetrics).toEqual([
    {
      Namespace: "AiSalesDepartment",
      Dimensions: [["service"]],
      Metrics: [{ Name: "RowsImported", Unit: "Count" }],
    },
  ]);
  expect(values).toEqual({ service: "department-dev", RowsImported: 12 });
});

test("invocations that run side by side keep their dimensions apart", () => {
  const pairs = lines.slice(0, -1).map((line) => [line["agent"], line["AgentMilliseconds"]]);

  expect(pairs).toHaveLength(6);
  expect(pairs.filter(([agent]) => agent === "qualification")).toEqual(
    Array.from({ length: 3 }, () => ["qualification", 5]),
  );
  expect(pairs.filter(([agent]) => agent === "marketing")).toEqual(
    Array.from({ length: 3 }, () => ["marketing", 7]),
  );
});
