import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { PlannedConfigurationSet } from "../assembly/blueprint.ts";

export const ListReason = z.enum(["BOUNCE", "COMPLAINT"]);
export type ListReason = z.infer<typeof ListReason>;

const Listed = z.object({
  id: z.number(),
  address: z.string(),
  reason: ListReason,
  /** Department time, milliseconds. */
  at: z.number(),
});
type Listed = z.infer<typeof Listed>;

/** The suppression list that SES keeps of an account: who is on it gets nothing by SES. */
export type SesList = {
  /** The latest word stays. */
  readonly put: (address: string, reason: ListReason, at: number) => void;
  readonly has: (address: string) => boolean;
  readonly remove: (address: string) => boolean;
  /** In the order of their ids, from the one after `after` on. */
  readonly page: (wanted: {
    readonly since: number;
    readonly after: number;
    readonly limit: number;
  }) => readonly Listed[];
  readonly close: () => void;
};

export function openSesList(file: string): SesList {
  const database = new DatabaseSync(file);
  database.exec(SCHEMA);
  const put = database.prepare(
    "INSERT OR REPLACE INTO listed (address, reason, at) VALUES (?, ?, ?)",
  );
  // SES keeps the case and yet sends to no spelling of a listed address.
  const found = database.prepare("SELECT 1 FROM listed WHERE lower(address) = lower(?)");
  const removed = database.prepare("DELETE FROM listed WHERE address = ?");
  const page = database.prepare(
    "SELECT * FROM listed WHERE at >= ? AND id > ? ORDER BY id LIMIT ?",
  );
  return {
    put: (address, reason, at) => void put.run(address, reason, at),
    has: (address) => found.get(address) !== undefined,
    remove: (address) => removed.run(address).changes > 0,
    page: ({ since, after, limit }) =>
      page.all(since, after, limit).map((row) => Listed.parse(row)),
    close: () => database.close(),
  };
}

/** Whom SES lists for a bounce or a complaint is said by the configuration set of the mail. */
export function isListedFor(
  sets: readonly PlannedConfigurationSet[],
  named: readonly string[],
  reason: ListReason,
): boolean {
  return sets.some(
    ({ name, properties }) =>
      named.includes(name) && properties.SuppressionOptions.SuppressedReasons.includes(reason),
  );
}

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS listed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`;
