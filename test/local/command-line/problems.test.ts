import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemsText, readProblems } from "../../../local/command-line/problems.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "problems-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function textOf(...lines: readonly string[]): Promise<string> {
  const file = join(folder, "errors.csv");
  await writeFile(file, ["line,column,value,rule,message", ...lines, ""].join("\n"));
  return problemsText(await readProblems(file), "errors.csv", "data/logs");
}

test("a file without errors says so", async () => {
  expect(await textOf()).toBe(
    "Every row could be used and none failed; what was not found stands in the column error.",
  );
});

test("a row with two problems is one row", async () => {
  expect(
    await textOf('3,Email,"a@b@c",email-invalid,No address.', "3,Country,X,country-unknown,?"),
  ).toBe("1 row has errors (1 email-invalid, 1 country-unknown), told in errors.csv");
});

test("what broke the pipeline is shown, the most frequent first, with where the logs lie", async () => {
  expect(
    await textOf(
      "2,,,pipeline,enrichment failed: the table is gone",
      "3,,,pipeline,qualification failed: fetch failed",
      "4,,,pipeline,qualification failed: fetch failed",
    ),
  ).toBe(
    [
      "3 rows have errors (3 pipeline), told in errors.csv",
      "  2 × qualification failed: fetch failed",
      "  1 × enrichment failed: the table is gone",
      "  What the functions said lies in data/logs",
    ].join("\n"),
  );
});
