import * as z from "zod";
import type { Json } from "../json.ts";
import type { Database } from "./database.ts";

const Outcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("succeeded"), output: z.custom<Json>() }),
  z.object({ kind: z.literal("failed"), error: z.string(), cause: z.string() }),
]);
/** What became of a task, or of one attempt at it. */
export type Outcome = z.infer<typeof Outcome>;

const TaskRecord = z.object({
  key: z.string(),
  attempt: z.number(),
  /** How often each retrier has been used. */
  retries: z.array(z.number()),
  /** When a Wait ends, or the next attempt begins. */
  due: z.number().optional(),
  started: z.number().optional(),
  token: z.string().optional(),
  /** The token has been handed over; only its holder can go on. */
  isRequested: z.boolean().optional(),
  heartbeat: z.number().optional(),
  /** What the holder of the token said, before it has been acted upon. */
  callback: Outcome.optional(),
  outcome: Outcome.optional(),
  /** The place of the outcome among all of the execution. */
  sequence: z.number().optional(),
  settled: z.number().optional(),
});
export type TaskRecord = z.infer<typeof TaskRecord>;

export type TaskJournal = {
  readonly load: (execution: number) => Map<string, TaskRecord>;
  readonly find: (execution: number, key: string) => TaskRecord | undefined;
  readonly save: (execution: number, record: TaskRecord) => Promise<void>;
};

export function createTaskJournal(database: Database): TaskJournal {
  const all = database.prepare("SELECT record FROM tasks WHERE execution = ?");
  const one = database.prepare("SELECT record FROM tasks WHERE execution = ? AND key = ?");
  const put = database.prepare("INSERT OR REPLACE INTO tasks VALUES (?, ?, ?)");

  return {
    load(execution) {
      const records = all.all(execution).map(readRecord);
      return new Map(records.map((record) => [record.key, record]));
    },
    find(execution, key) {
      const row = one.get(execution, key);
      return row && readRecord(row);
    },
    save(execution, record) {
      return database.write(() => put.run(execution, record.key, JSON.stringify(record)));
    },
  };
}

function readRecord(row: Record<string, unknown>): TaskRecord {
  return TaskRecord.parse(JSON.parse(String(row["record"])));
}
