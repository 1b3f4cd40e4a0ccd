import * as fc from "fast-check";
import { expect, test } from "vitest";
import { neutraliseFormula } from "#shared/runtime/csv/neutralise-formula.ts";
import { writeRecords } from "#shared/runtime/csv/write-records.ts";
import { readAll } from "../../support/read-all-records.ts";

const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(",", ";", '"', "\n", "\r", "\t", " ", "a", "|", "=", "é") }),
  fc.constantFrom("", "-5", "=1+1", '"', '""', "\r\n", " x ", "a,b"),
);

test("what is written is read back, cell by cell", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
      fc.record({
        delimiter: fc.constantFrom(",", ";", "\t", "|"),
        bom: fc.boolean(),
        lineBreak: fc.constantFrom("\n", "\r\n"),
      }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, options, chunk) => {
        // A row of nothing but blanks is no row to a reader.
        const written = rows.map((row, id) => [`id${id}`, ...row]);
        const file = await text(
          writeRecords(written, { headers: ["id", "a", "b", "c"], ...options }),
        );
        const { records } = await readAll(file, { chunk, delimiter: options.delimiter });
        expect(records.map(({ cells }) => cells)).toEqual(
          written.map((row) => row.map(neutraliseFormula)),
        );
      },
    ),
    { numRuns: 200 },
  );
});

const rowOf: Readonly<Record<string, (id: string) => string>> = {
  good: (id) => `${id},Acme,Berlin,x`,
  quoted: (id) => `${id},"Acme, Inc",Berlin,x`,
  spanning: (id) => `${id},"two\nlines","and\r\n\r\nmore",x`,
  empty: (id) => `${id},"","",`,
  doubled: (id) => `${id},"the ""best""",x,y`,
  short: (id) => `${id},Acme`,
  long: (id) => `${id},a,b,c,d,e`,
  opens: (id) => `${id},"Acme,Berlin,x`,
  inner: (id) => `${id},"The "Best" Ltd",Berlin,x`,
  inch: (id) => `${id},5" pipe,Berlin,x`,
  huge: (id) => `${id},${"z".repeat(3_000)},Berlin,x`,
};

test("of any mixture of good and bad rows none is lost, none made up, and the good ones are whole", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(rowOf)), { minLength: 1, maxLength: 40 }),
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 200 }),
      async (kinds, lineBreak, chunk) => {
        const rows = kinds.map((kind, id) => rowOf[kind]?.(`#${id}#`) ?? "");
        const file = ["id,company,city,note", ...rows].join(lineBreak);
        const { records } = await readAll(file, { chunk, largestRecord: 2_000 });
        const ids = records.map(
          ({ cells, problem }) => (problem?.excerpt ?? cells[0])?.split(",")[0],
        );
        expect(ids).toEqual(kinds.map((_, id) => `#${id}#`));
        for (const [place, kind] of kinds.entries()) {
          expect([kind, records[place]?.problem?.kind]).toEqual([kind, expectedProblem[kind]]);
        }
      },
    ),
    { numRuns: 300 },
  );
});

const expectedProblem: Readonly<Record<string, string>> = {
  short: "too-few-cells",
  long: "too-many-cells",
  opens: "bad-quotes",
  inner: "stray-quote",
  huge: "too-large",
};

async function text(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
