import type { DatabaseSync } from "node:sqlite";

// WAL with synchronous = NORMAL survives kill -9; only a power cut may lose the last messages.
const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS message (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  queue TEXT NOT NULL,
  body TEXT NOT NULL,
  attributes TEXT NOT NULL,
  sentAt INTEGER NOT NULL,
  visibleAt INTEGER NOT NULL,
  firstReceivedAt INTEGER,
  receiveCount INTEGER NOT NULL DEFAULT 0,
  receipt TEXT,
  held INTEGER NOT NULL DEFAULT 0,
  failedIn TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS messageByTime ON message (queue, visibleAt, sequence);
CREATE INDEX IF NOT EXISTS messageByReceipt ON message (receipt) WHERE receipt IS NOT NULL;
`;

/** Creates the table when it is not there, and gives every statement that works on it. */
export function prepareStatements(database: DatabaseSync) {
  database.exec(SCHEMA);
  return {
    giveBack: database.prepare(
      "UPDATE message SET visibleAt = ?, receiveCount = receiveCount - 1, held = 0, receipt = NULL WHERE held = 1",
    ),
    expire: database.prepare("DELETE FROM message WHERE queue = ? AND sentAt < ?"),
    insert: database.prepare(
      "INSERT INTO message (id, queue, body, attributes, sentAt, visibleAt) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    visible: database.prepare(
      "SELECT sequence, receiveCount FROM message WHERE queue = ? AND visibleAt <= ? ORDER BY visibleAt, sequence LIMIT ?",
    ),
    take: database.prepare(
      `UPDATE message SET visibleAt = ?, firstReceivedAt = coalesce(firstReceivedAt, ?),
       receiveCount = receiveCount + 1, receipt = ?, held = 1 WHERE sequence = ?
       RETURNING id, body, attributes, receipt, sentAt, firstReceivedAt, receiveCount`,
    ),
    move: database.prepare(
      "UPDATE message SET queue = ?, visibleAt = ?, receiveCount = ?, failedIn = ?, receipt = NULL, held = 0 WHERE sequence = ?",
    ),
    remove: database.prepare("DELETE FROM message WHERE queue = ? AND receipt = ?"),
    hide: database.prepare(
      "UPDATE message SET visibleAt = ? WHERE queue = ? AND receipt = ? AND visibleAt > ?",
    ),
    release: database.prepare("UPDATE message SET held = 0 WHERE receipt = ?"),
    nextVisible: database.prepare("SELECT min(visibleAt) AS at FROM message WHERE queue = ?"),
    count: database.prepare(
      `SELECT count(*) FILTER (WHERE visibleAt <= :now) AS visible,
       count(*) FILTER (WHERE visibleAt > :now AND receipt IS NOT NULL) AS inFlight,
       count(*) FILTER (WHERE visibleAt > :now AND receipt IS NULL) AS delayed
       FROM message WHERE queue = :queue`,
    ),
    purge: database.prepare("DELETE FROM message WHERE queue = ?"),
    redrive: database.prepare(
      `UPDATE message SET queue = coalesce(?, failedIn), visibleAt = ?, receiveCount = 0,
       failedIn = NULL, receipt = NULL, held = 0
       WHERE queue = ? AND failedIn IS NOT NULL`,
    ),
  };
}
