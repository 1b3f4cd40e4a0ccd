import { createHash, randomUUID } from "node:crypto";
import { openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { checksumAlgorithms } from "./checksums.ts";

export const ObjectRecord = z.object({
  key: z.string(),
  /** Name of the file with the bytes. A new version of an object is a new file, so readers of the old one go on. */
  data: z.string(),
  size: z.number(),
  etag: z.string(),
  lastModified: z.iso.datetime(),
  headers: z.record(z.string(), z.string()),
  checksum: z.object({ algorithm: z.enum(checksumAlgorithms), value: z.string() }).optional(),
});
export type ObjectRecord = z.infer<typeof ObjectRecord>;

export type Bucket = {
  find(key: string): ObjectRecord | undefined;
  /** In the order of S3: by the bytes of UTF-8. */
  sortedRecords(): readonly ObjectRecord[];
  /** A file for bytes to come; it counts only once a record names it. */
  newDataFile(): { readonly data: string; readonly file: string };
  /** Opened at once, so that the bytes are those of the record whatever is stored meanwhile. */
  open(record: ObjectRecord): number;
  /** The moment an object exists: check and write happen in one step, and a crash leaves the old or the new. */
  commit(
    record: ObjectRecord,
    mayCommit: (current: ObjectRecord | undefined) => void,
  ): Promise<void>;
  remove(key: string): Promise<void>;
  readonly uploads: string;
};

/** One bucket in a folder: `records/` say what exists, `data/` holds the bytes, `uploads/` the parts under way. */
export async function openBucket(folder: string): Promise<Bucket> {
  const records = path.join(folder, "records");
  const dataFolder = path.join(folder, "data");
  const uploads = path.join(folder, "uploads");
  for (const needed of [records, dataFolder, uploads]) await mkdir(needed, { recursive: true });

  const index = await readRecords(records);
  await removeLeftovers(dataFolder, new Set([...index.values()].map(({ data }) => data)));
  let sorted: readonly ObjectRecord[] | undefined;

  const dataFile = (data: string) => path.join(dataFolder, data);
  const recordFile = (key: string) =>
    path.join(records, `${createHash("sha256").update(key).digest("hex")}.json`);

  return {
    uploads,
    find: (key) => index.get(key),
    sortedRecords() {
      sorted ??= [...index.values()].toSorted((one, other) => compareKeys(one.key, other.key));
      return sorted;
    },
    newDataFile() {
      const data = randomUUID();
      return { data, file: dataFile(data) };
    },
    open: ({ data }) => openSync(dataFile(data), "r"),
    async commit(record, mayCommit) {
      const current = index.get(record.key);
      try {
        mayCommit(current);
      } catch (error) {
        await rm(dataFile(record.data), { force: true });
        throw error;
      }
      const file = recordFile(record.key);
      writeFileSync(`${file}.new`, JSON.stringify(record));
      renameSync(`${file}.new`, file);
      index.set(record.key, record);
      sorted = undefined;
      if (current) await rm(dataFile(current.data), { force: true });
    },
    async remove(key) {
      const current = index.get(key);
      if (!current) return;
      index.delete(key);
      sorted = undefined;
      rmSync(recordFile(key), { force: true });
      await rm(dataFile(current.data), { force: true });
    },
  };
}

export function compareKeys(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

async function readRecords(folder: string): Promise<Map<string, ObjectRecord>> {
  const index = new Map<string, ObjectRecord>();
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (!name.endsWith(".json")) {
      await rm(file);
      continue;
    }
    const record = ObjectRecord.parse(JSON.parse(await readFile(file, "utf8")));
    index.set(record.key, record);
  }
  return index;
}

async function removeLeftovers(folder: string, named: ReadonlySet<string>): Promise<void> {
  const leftovers = (await readdir(folder)).filter((name) => !named.has(name));
  await Promise.all(leftovers.map((name) => rm(path.join(folder, name))));
}
