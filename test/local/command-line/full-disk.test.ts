import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { isDiskFull } from "../../../local/command-line/full-disk.ts";

const noRoom = Object.assign(new Error("ENOSPC: no space left on device, write"), {
  code: "ENOSPC",
});

test("a write without room is known for what it is, also as the cause of something else", () => {
  const wrapped = new Error("The clock could not be kept", { cause: noRoom });

  expect(
    [noRoom, wrapped, new SuppressedError(noRoom, new Error("x"))].map((one) => isDiskFull(one)),
  ).toEqual([true, true, true]);
  expect(isDiskFull(Object.assign(new Error("EACCES"), { code: "EACCES" }))).toBe(false);
  expect(isDiskFull(undefined)).toBe(false);
});

test("a database without room is known as well", () => {
  const database = new DatabaseSync(":memory:");
  database.exec("PRAGMA max_page_count = 4; CREATE TABLE filler (bytes BLOB)");
  let fault: unknown;
  try {
    database.prepare("INSERT INTO filler VALUES (?)").run(Buffer.alloc(1e6));
  } catch (error) {
    fault = error;
  }
  expect(isDiskFull(fault)).toBe(true);
});
