import { expect, test } from "vitest";
import type { Suppressed } from "#shared/ports/suppression-list.ts";
import { importSuppressions } from "../../../functions/api/compliance/import-suppressions.ts";

const at = "2026-11-20T10:00:00.000Z";

/** A table that takes so many seconds for every call. */
function slowList(seconds: number, failsAt?: number) {
  const stopped = new Set<string>();
  let time = 0;
  let calls = 0;
  return {
    stopped,
    milliseconds: () => time,
    suppressions: {
      async addAll(those: readonly Suppressed[]): Promise<number> {
        time += seconds * 1_000;
        calls += 1;
        if (calls === failsAt) throw new Error("The table takes no more");
        const before = stopped.size;
        for (const { value } of those) stopped.add(value);
        return stopped.size - before;
      },
    },
  };
}

const people = Array.from({ length: 100_000 }, (_, number) => `person-${number}@host.example`);
const bytes = Buffer.from(`E-Mail\n${people.join("\n")}\n`);

test("a list that one call has no time for goes on where it says, and no line is lost or read twice", async () => {
  const { suppressions, milliseconds, stopped } = slowList(1);
  const answers = [];
  for (let fromLine: number | undefined = 1; fromLine !== undefined; ) {
    const file = { bytes, fileName: "stop.csv", fromLine };
    const answer = await importSuppressions(suppressions, file, at, milliseconds);
    answers.push(answer);
    fromLine = answer.fromLine;
  }

  expect(answers.map(({ isComplete }) => isComplete)).toEqual([false, true]);
  expect(answers.reduce((sum, { rows }) => sum + rows, 0)).toBe(100_000);
  expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(100_000);
  expect(stopped.size).toBe(100_000);
});

test("a call that failed is sent again, and what it had stored is stored once", async () => {
  const { suppressions, stopped } = slowList(0, 3);
  const file = { bytes, fileName: "stop.csv", fromLine: 1 };

  await expect(importSuppressions(suppressions, file, at)).rejects.toThrow("takes no more");
  const again = await importSuppressions(suppressions, file, at);

  expect(again).toMatchObject({ isComplete: true, rows: 100_000, addresses: 100_000 });
  expect(again.added).toBeLessThan(100_000);
  expect(stopped.size).toBe(100_000);
});

test("every row that is not stopped is named by line, field and rule, in this answer or the next", async () => {
  const broken = people
    .slice(0, 12_000)
    .map((address, number) => (number % 2 ? `${number} @ x` : address));
  const { suppressions, stopped } = slowList(0);
  const lines = new Set<number>();
  let calls = 0;
  for (let fromLine: number | undefined = 1; fromLine !== undefined; calls += 1) {
    const file = {
      bytes: Buffer.from(`E-Mail\n${broken.join("\n")}`),
      fileName: "a.csv",
      fromLine,
    };
    const answer = await importSuppressions(suppressions, file, at);
    for (const { line, field, rule } of answer.problems) {
      lines.add(line);
      expect([field, rule]).toEqual(["E-Mail", "email-invalid"]);
    }
    fromLine = answer.fromLine;
  }

  expect(calls).toBeGreaterThan(0);
  expect(lines.size).toBe(6_000);
  expect(stopped.size).toBe(6_000);
});

test("a row whose quote does not close is told besides whom it names", async () => {
  const { suppressions, stopped } = slowList(0);
  const csv = 'E-Mail,Name\nada@x.example,"Ada\nkim@x.example,Kim\n';
  const file = { bytes: Buffer.from(csv), fileName: "a.csv", fromLine: 1 };

  const { problems } = await importSuppressions(suppressions, file, at);

  expect(problems.map(({ rule }) => rule)).toContain("bad-quotes");
  expect(stopped).toEqual(new Set(["ada@x.example", "kim@x.example"]));
});
