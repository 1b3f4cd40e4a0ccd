import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";

export type Database = {
  readonly prepare: (sql: string) => StatementSync;
  /** What is written can be read at once; the promise resolves when it is on disk, together with all else of this turn. */
  readonly write: (work: () => void) => Promise<void>;
  readonly close: () => void;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS executions (
    id INTEGER PRIMARY KEY,
    arn TEXT NOT NULL UNIQUE,
    machineArn TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    status TEXT NOT NULL,
    input TEXT NOT NULL,
    output TEXT,
    error TEXT,
    cause TEXT,
    startDate INTEGER NOT NULL,
    stopDate INTEGER,
    parent INTEGER,
    parentTask TEXT,
    isLinked INTEGER NOT NULL,
    isAnnounced INTEGER NOT NULL DEFAULT 0,
    history BLOB
  );
  CREATE INDEX IF NOT EXISTS executionsByMachine ON executions (machineArn, startDate, id);
  CREATE INDEX IF NOT EXISTS executionsByParent ON executions (parent, parentTask) WHERE parent IS NOT NULL;
  CREATE INDEX IF NOT EXISTS executionsRunning ON executions (id) WHERE status = 'RUNNING';
  CREATE INDEX IF NOT EXISTS executionsUnannounced ON executions (id) WHERE status <> 'RUNNING' AND isAnnounced = 0;
  CREATE INDEX IF NOT EXISTS executionsEnded ON executions (stopDate) WHERE stopDate IS NOT NULL;
  CREATE TABLE IF NOT EXISTS tasks (
    execution INTEGER NOT NULL,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (execution, key)
  ) WITHOUT ROWID;
`;

/** A killed process loses nothing that was committed; synchronous NORMAL risks the last moments only when the machine loses power. */
export function openDatabase(directory: string): Database {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, "step-functions.sqlite"), {
    timeout: 5_000,
  });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec(SCHEMA);
  let batch: PromiseWithResolvers<void> | undefined;

  function commit(): void {
    const committing = batch;
    batch = undefined;
    if (!committing) return;
    try {
      database.exec("COMMIT");
      committing.resolve();
    } catch (error) {
      committing.reject(error);
    }
  }

  function begin(): PromiseWithResolvers<void> {
    database.exec("BEGIN IMMEDIATE");
    setImmediate(commit);
    return Promise.withResolvers<void>();
  }

  return {
    prepare: (sql) => database.prepare(sql),
    write(work) {
      batch ??= begin();
      work();
      return batch.promise;
    },
    close() {
      commit();
      database.close();
    },
  };
}
