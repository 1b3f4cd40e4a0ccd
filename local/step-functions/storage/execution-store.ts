import * as z from "zod";
import type { Database } from "./database.ts";

export const ExecutionStatus = z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;

const Execution = z.object({
  id: z.number(),
  arn: z.string(),
  machineArn: z.string(),
  name: z.string(),
  /** The hash under which its definition is kept: an execution ends as it began, whatever is deployed meanwhile. */
  definition: z.string(),
  status: ExecutionStatus,
  input: z.string(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
  startDate: z.number(),
  stopDate: z.number().nullable(),
});
export type Execution = z.infer<typeof Execution>;

export type NewExecution = Pick<
  Execution,
  "arn" | "machineArn" | "name" | "input" | "startDate"
> & { readonly definition: KeptDefinition; readonly parent?: Parent | undefined };

export type KeptDefinition = { readonly hash: string; readonly text: string };

/** A task that started an execution. A linked execution is stopped with it. */
export type Parent = {
  readonly execution: number;
  readonly task: string;
  readonly isLinked: boolean;
};

export type Ending =
  | { readonly status: "SUCCEEDED"; readonly output: string }
  | {
      readonly status: "FAILED" | "TIMED_OUT" | "ABORTED";
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
    };

export type ExecutionQuery = {
  readonly machineArn: string;
  readonly status?: ExecutionStatus | undefined;
  readonly before?: { readonly startDate: number; readonly id: number } | undefined;
  readonly limit: number;
};

const COLUMNS =
  "id, arn, machineArn, name, definition, status, input, output, error, cause, startDate, stopDate";

export type ExecutionStore = ReturnType<typeof createExecutionStore>;

export function createExecutionStore(database: Database) {
  const { prepare, write } = database;
  const select = (where: string) => prepare(`SELECT ${COLUMNS} FROM executions WHERE ${where}`);
  const byArn = select("arn = ?");
  const running = select("status = 'RUNNING' ORDER BY id");
  const unannounced = select("status <> 'RUNNING' AND isAnnounced = 0 ORDER BY id");
  const byTask = select("parent = ? AND parentTask = ?");
  const linked = select("parent = ? AND isLinked = 1 AND status = 'RUNNING'");
  const page = select(`machineArn = :machineArn AND (:status IS NULL OR status = :status)
    AND (startDate, id) < (:startDate, :id) ORDER BY startDate DESC, id DESC LIMIT :limit`);
  const insert = prepare(`INSERT INTO executions (arn, machineArn, name, definition, status, input,
    startDate, parent, parentTask, isLinked) VALUES (?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?)`);
  const end = prepare(`UPDATE executions SET status = ?, output = ?, error = ?, cause = ?,
    stopDate = ?, history = ? WHERE id = ? AND status = 'RUNNING'`);
  const forget = prepare("DELETE FROM tasks WHERE execution = ?");
  const announced = prepare("UPDATE executions SET isAnnounced = 1 WHERE id = ?");
  const history = prepare("SELECT history FROM executions WHERE id = ?");
  const prune = prepare("DELETE FROM executions WHERE stopDate < ? AND isAnnounced = 1");
  const pruneDefinitions = prepare(
    "DELETE FROM definitions WHERE hash NOT IN (SELECT definition FROM executions)",
  );
  const keep = prepare("INSERT OR IGNORE INTO definitions VALUES (?, ?)");
  const definitionByHash = prepare("SELECT definition FROM definitions WHERE hash = ?");

  return {
    find: (arn: string) => readOne(byArn.get(arn)),
    startedBy: (parent: number, task: string) => readOne(byTask.get(parent, task)),
    linkedTo: (parent: number) => linked.all(parent).map(readExecution),
    running: () => running.all().map(readExecution),
    unannounced: () => unannounced.all().map(readExecution),

    page({ machineArn, status, before, limit }: ExecutionQuery): readonly Execution[] {
      const { startDate, id } = before ?? { startDate: Number.MAX_SAFE_INTEGER, id: 0 };
      const values = { machineArn, status: status ?? null, startDate, id, limit };
      return page.all(values).map(readExecution);
    },

    add({ arn, machineArn, name, definition, input, startDate, parent }: NewExecution) {
      return write(() => {
        const { hash, text } = definition;
        const { execution = null, task = null, isLinked = false } = parent ?? {};
        const link = isLinked ? 1 : 0;
        keep.run(hash, text);
        insert.run(arn, machineArn, name, hash, input, startDate, execution, task, link);
      });
    },

    /** Its journal goes with it: an ended execution is never replayed. */
    end(id: number, ending: Ending, stopDate: number, historyBytes: Uint8Array) {
      const { output, error, cause } = { output: null, error: null, cause: null, ...ending };
      return write(() => {
        end.run(ending.status, output, error ?? null, cause ?? null, stopDate, historyBytes, id);
        forget.run(id);
      });
    },

    markAnnounced: (id: number) => write(() => announced.run(id)),
    history: (id: number) =>
      z.instanceof(Uint8Array).nullable().parse(history.get(id)?.["history"]),

    prune: (stoppedBefore: number) =>
      write(() => {
        prune.run(stoppedBefore);
        pruneDefinitions.run();
      }),

    definition: (hash: string) => z.string().parse(definitionByHash.get(hash)?.["definition"]),
  };
}

function readOne(row: Record<string, unknown> | undefined): Execution | undefined {
  return row && readExecution(row);
}

function readExecution(row: Record<string, unknown>): Execution {
  return Execution.parse(row);
}
