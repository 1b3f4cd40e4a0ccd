import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { neutraliseFormula } from "#shared/runtime/csv/neutralise-formula.ts";
import { writeRecords } from "#shared/runtime/csv/write-records.ts";

test("a file opens in Excel: byte order mark, CRLF, quotes where they are needed", async () => {
  const file = await read(
    writeRecords([["Zoë", 'a "b"', "x,y", ""]], { headers: ["a", "b", "c", "d"] }),
  );
  expect(file).toBe('\uFEFFa,b,c,d\r\nZoë,"a ""b""","x,y",\r\n');
});

test("a file for machines has neither byte order mark nor CRLF", async () => {
  const options = { headers: ["a", "b"], bom: false, lineBreak: "\n", delimiter: ";" } as const;
  expect(await read(writeRecords([["1", "2;3"]], options))).toBe('a;b\n1;"2;3"\n');
});

test("a row of one empty cell is still a row", async () => {
  const options = { headers: ["a"], bom: false } as const;
  expect(await read(writeRecords([[""], ["x"]], options))).toBe('a\r\n""\r\nx\r\n');
});

test.each([
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\r=1+1",
  "  =1+1",
  "\u00A0=1+1",
  "\u200B=1+1",
  "＝1+1",
  "＠SUM(A1)",
  "-A1",
])("%j cannot run in a spreadsheet", (cell) => {
  expect(neutraliseFormula(cell)).toBe(`'${cell}`);
});

test.each([
  "-5",
  "-5.25",
  "-12,5 %",
  "+49 (30) 123-456",
  "+1.5",
  "-",
  "a=b",
  "'=1",
  "",
  "x@y.example",
  "5-10",
])("%j stays as it is", (cell) => {
  expect(neutraliseFormula(cell)).toBe(cell);
});

test("rows are asked for no faster than they are taken", async () => {
  let made = 0;
  function* rows(): Generator<string[]> {
    for (; made < 100_000; made++) yield ["x".repeat(1_000)];
  }
  const stream = writeRecords(rows(), { headers: ["a"] });
  const taken = stream.iterator({ destroyOnReturn: true });
  await taken.next();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(made).toBeLessThan(1_000);
  await taken.return?.();
  expect(stream.destroyed).toBe(true);
});

test("a failing source fails the file", async () => {
  async function* rows(): AsyncGenerator<string[]> {
    yield ["a"];
    throw new Error("the table is gone");
  }
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  await expect(pipeline(writeRecords(rows(), { headers: ["a"] }), sink)).rejects.toThrow(
    "the table is gone",
  );
});

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
