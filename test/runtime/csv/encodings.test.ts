import { expect, test } from "vitest";
import { readAll } from "../../support/read-all-records.ts";

const text = "name,city\nJürgen,Łódź 東京 😀\n";
const cells = ["Jürgen", "Łódź 東京 😀"];

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
  ["UTF-16LE with a byte order mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16BE with a byte order mark", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
])("%s is read", async (_, file) => {
  for (const chunk of [1, 3, 65_536]) {
    const { headers, records } = await readAll(file, { chunk });
    expect(headers).toEqual(["name", "city"]);
    expect(records[0]?.cells).toEqual(cells);
  }
});

test.each(["little", "big"])("UTF-16 %s-endian without a byte order mark is read", async (end) => {
  const little = Buffer.from("name,city\nJürgen,Genève\n", "utf16le");
  const { records } = await readAll(end === "big" ? little.swap16() : little);
  expect(records[0]?.cells).toEqual(["Jürgen", "Genève"]);
});

test("Windows-1252 is read, the euro and curly quotes too", async () => {
  const file = Buffer.from("name,revenue\nJ\xfcrgen \x93JJ\x94,5 M\x80\n", "latin1");
  const { records } = await readAll(file);
  expect(records[0]?.cells).toEqual(["Jürgen “JJ”", "5 M€"]);
});

test("a damaged line does not change how its neighbours in a UTF-8 file are read", async () => {
  const rows = [
    Buffer.from("name,city\nZoë,Łódź\nJ"),
    Buffer.of(0xfc),
    Buffer.from("rgen,X\nÅsa,Y\n"),
  ];
  const { records, batches } = await readAll(Buffer.concat(rows));
  expect(records.map((record) => record.cells[0])).toEqual(["Zoë", "Jürgen", "Åsa"]);
  expect(batches.at(-1)).toEqual({ kind: "end", records: 3, linesInOtherEncoding: 1 });
});

test("bytes that stop being UTF-8 after the head lose nothing", async () => {
  const plain = Buffer.from(`name,city\n${"Anna,Berlin\n".repeat(40_000)}`);
  const file = Buffer.concat([
    plain,
    Buffer.from("Ren\xe9,Z\xfcrich\n", "latin1"),
    Buffer.from("Zoë,x\n"),
  ]);
  const { records } = await readAll(file);
  expect(records.slice(-2).map((record) => record.cells)).toEqual([
    ["René", "Zürich"],
    ["Zoë", "x"],
  ]);
});

test("a line of megabytes is cut between characters", async () => {
  const prose = "ąé😀".repeat(60_000);
  const { records } = await readAll(`name,text\nx,${prose}\n`, { chunk: 10_001 });
  expect(records[0]?.cells[1]).toBe(prose);
});
