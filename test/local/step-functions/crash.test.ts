import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import * as z from "zod";

const PROGRAM = fileURLToPath(new URL("./crash-program.ts", import.meta.url));
const NAMES = Array.from({ length: 12 }, (_, index) => `lead-${index}`);
const KILLS = 6;

const directory = mkdtempSync(join(tmpdir(), "step-functions-crash-"));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(directory, { recursive: true });
});

const Called = z.object({ id: z.string() });
const Ended = z.object({
  name: z.string(),
  status: z.string(),
  stopDate: z.number(),
  executionArn: z.string(),
});
const Journaled = z.object({
  outcome: z
    .object({ output: z.object({ Payload: Called }) })
    .optional()
    .catch(undefined),
});

test("executions survive kill -9 at any time, and no journaled task is called again", async () => {
  const random = seededRandom(20_260_101);
  let journaled: readonly string[] = [];
  let journaledBefore = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const callsBefore = read("calls", Called).length;
    const child = startProgram();
    await changed(() => read("calls", Called).length > callsBefore || child.exitCode !== null);
    await new Promise((resolve) => setTimeout(resolve, random() * 60));
    if (child.exitCode !== null) break;
    child.kill("SIGKILL");
    await once(child, "exit");

    const again = read("calls", Called).slice(callsBefore);
    expect(again.filter(({ id }) => journaled.includes(id))).toEqual([]);
    journaled = journaledIds();
    journaledBefore += journaled.length;
  }
  const callsBefore = read("calls", Called).length;
  const last = startProgram();
  await once(last, "exit");

  expect(last.exitCode).toBe(0);
  expect(journaledBefore).toBeGreaterThan(0);
  const again = read("calls", Called).slice(callsBefore);
  expect(again.filter(({ id }) => journaled.includes(id))).toEqual([]);
  expect(read("log", z.string())).toEqual([]);
  expectEachEndedOnce();
});

function expectEachEndedOnce(): void {
  const ended = read("events", Ended);
  expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(["SUCCEEDED"]));
  const stops = new Set(ended.map(({ executionArn, stopDate }) => `${executionArn} ${stopDate}`));
  const arns = new Set(ended.map(({ executionArn }) => executionArn));
  expect(arns.size).toBe(NAMES.length * 2);
  expect(stops.size).toBe(arns.size);

  const outputs = rows(
    "SELECT name, output FROM executions WHERE machineArn LIKE '%lead-pipeline'",
  );
  expect(outputs).toHaveLength(NAMES.length);
  for (const { name, output } of outputs) {
    expect(output).toBe(JSON.stringify({ id: `${name}/Sync` }));
  }
  expect(rows("SELECT * FROM tasks")).toEqual([]);
}

function startProgram(): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, directory, ...NAMES], { stdio: "inherit" });
  children.push(child);
  return child;
}

function journaledIds(): readonly string[] {
  return rows("SELECT record FROM tasks").flatMap(({ record }) => {
    const { outcome } = Journaled.parse(JSON.parse(`${record}`));
    return outcome ? [outcome.output.Payload.id] : [];
  });
}

function rows(sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(directory, "step-functions.sqlite"));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

function read<Line>(file: string, schema: z.ZodType<Line>): readonly Line[] {
  const path = join(directory, file);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.slice(0, -1).map((line) => schema.parse(JSON.parse(line)));
}

async function changed(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Mulberry32 */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
