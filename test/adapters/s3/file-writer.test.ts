import { expect, test } from "vitest";
import { s3FileWriter } from "#shared/adapters/s3/file-writer.ts";
import { testStorage } from "../../local/object-storage/test-storage.ts";

const storage = testStorage();
const writer = () => s3FileWriter(storage.client, storage.bucket);
const MEGABYTE = 1024 * 1024;

async function read(key: string): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await writer().read(key)));
}

test("a small file is written whole, and an empty one too", async () => {
  await writer().write("small.csv", chunks(["name;city\n", Buffer.from("Åse;Oslo\n")]), "text/csv");
  await writer().write("empty.csv", chunks([]), "text/csv");

  expect((await read("small.csv")).toString()).toBe("name;city\nÅse;Oslo\n");
  expect(await writer().size("empty.csv")).toBe(0);
});

test("a file of many parts arrives in its order, to the last byte", async () => {
  const pieces = Array.from({ length: 21 }, (_, index) => Buffer.alloc(MEGABYTE, index));
  await writer().write("large.csv", chunks([...pieces, "the end"]), "text/csv");

  expect((await read("large.csv")).equals(Buffer.concat([...pieces, Buffer.from("the end")]))).toBe(
    true,
  );
});

test("a file whose content breaks off is not there, and leaves nothing behind", async () => {
  async function* breaking() {
    for (let number = 0; number < 10; number += 1) yield Buffer.alloc(MEGABYTE);
    throw new Error("the table did not answer");
  }

  await expect(writer().write("broken.csv", breaking(), "text/csv")).rejects.toThrow(
    "the table did not answer",
  );
  expect(await writer().size("broken.csv")).toBeUndefined();
  expect(await storage.dataFiles()).toEqual([]);
});

async function* chunks(pieces: readonly (string | Uint8Array)[]) {
  yield* pieces;
}
