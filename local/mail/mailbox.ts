import { DatabaseSync } from "node:sqlite";
import * as z from "zod";

const StoredMail = z.object({
  id: z.number(),
  /** Department time, milliseconds. */
  at: z.number(),
  /** out: from the department to a person. in: to an address that the department receives at. */
  direction: z.enum(["out", "in"]),
  via: z.enum(["ses", "smtp", "inbound"]),
  sender: z.string(),
  recipients: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  /** Without angle brackets; empty where the mail has none. */
  messageId: z.string(),
  subject: z.string(),
  /** The provider's own id of the mail; empty for SMTP. */
  providerId: z.string(),
  raw: z.instanceof(Uint8Array).transform((bytes): Buffer => Buffer.from(bytes)),
});
export type StoredMail = z.output<typeof StoredMail>;

export type Mailbox = {
  readonly add: (mail: Omit<StoredMail, "id">) => StoredMail;
  readonly find: (id: number) => StoredMail | undefined;
  /** Newest first; those before the given id. */
  readonly list: (options: { before?: number; limit: number }) => readonly StoredMail[];
  /** In the order in which they came, from the given id on. */
  readonly since: (id: number, limit: number) => readonly StoredMail[];
  /** The first of them. */
  readonly byMessageId: (messageId: string) => StoredMail | undefined;
  /** The mail and what came back of it, in the order in which they came. */
  readonly allOfMessageId: (messageId: string) => readonly StoredMail[];
  /** Whether the department ever sent from this address. */
  readonly isSender: (address: string) => boolean;
  readonly size: () => number;
  /** How many mails left by that way since then. */
  readonly countSince: (via: StoredMail["via"], at: number) => number;
  readonly close: () => void;
};

/** Every mail that came or went, whole, in one SQLite file. */
export function openMailbox(file: string): Mailbox {
  const database = new DatabaseSync(file);
  database.exec(SCHEMA);
  const insert = database.prepare(
    `INSERT INTO mail (at, direction, via, sender, recipients, messageId, subject, providerId, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const byId = database.prepare("SELECT * FROM mail WHERE id = ?");
  const newest = database.prepare("SELECT * FROM mail WHERE id < ? ORDER BY id DESC LIMIT ?");
  const onwards = database.prepare("SELECT * FROM mail WHERE id >= ? ORDER BY id LIMIT ?");
  const byMessageId = database.prepare(
    "SELECT * FROM mail WHERE messageId = ? ORDER BY id LIMIT ?",
  );
  const bySender = database.prepare(
    "SELECT 1 FROM mail WHERE sender = ? AND direction = 'out' LIMIT 1",
  );
  const counted = database.prepare("SELECT count(*) AS count FROM mail");
  const countedSince = database.prepare(
    "SELECT count(*) AS count FROM mail WHERE via = ? AND at >= ?",
  );
  const one = (row: unknown) => (row === undefined ? undefined : StoredMail.parse(row));

  return {
    add: ({ at, direction, via, sender, recipients, messageId, subject, providerId, raw }) =>
      StoredMail.parse(
        insert.get(
          at,
          direction,
          via,
          sender,
          JSON.stringify(recipients),
          messageId,
          subject,
          providerId,
          raw,
        ),
      ),
    find: (id) => one(byId.get(id)),
    list: ({ before = Number.MAX_SAFE_INTEGER, limit }) =>
      newest.all(before, limit).map((row) => StoredMail.parse(row)),
    since: (id, limit) => onwards.all(id, limit).map((row) => StoredMail.parse(row)),
    byMessageId: (messageId) => one(byMessageId.get(messageId, 1)),
    allOfMessageId: (messageId) =>
      byMessageId.all(messageId, MOST_OF_ONE).map((row) => StoredMail.parse(row)),
    isSender: (address) => bySender.get(address) !== undefined,
    size: () => Counted.parse(counted.get()).count,
    countSince: (via, at) => Counted.parse(countedSince.get(via, at)).count,
    close: () => database.close(),
  };
}

const MOST_OF_ONE = 50;

const Counted = z.object({ count: z.number() });

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS mail (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  direction TEXT NOT NULL,
  via TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipients TEXT NOT NULL,
  messageId TEXT NOT NULL,
  subject TEXT NOT NULL,
  providerId TEXT NOT NULL,
  raw BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS mailByMessageId ON mail (messageId);
CREATE INDEX IF NOT EXISTS mailBySender ON mail (sender, direction);
`;
