import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { type CsvPosition, CsvPosition as Position } from "#shared/runtime/csv/csv-format.ts";
import { type CsvBatch, readRecords } from "#shared/runtime/csv/read-records.ts";
import { generateCsv } from "../../support/big-csv.ts";
import { inChunks, readAll } from "../../support/read-all-records.ts";

const cellsOf = async (file: string, chunk?: number) =>
  (await readAll(file, chunk === undefined ? {} : { chunk })).records.map(({ cells }) => cells);

const linesAndProblems = async (file: string) =>
  (await readAll(file)).records.map(({ line, problem }) => [line, problem?.kind]);

describe("records", () => {
  test("a file is read the same whatever the size of its chunks", async () => {
    const file = 'name;note\r\nZoë;"two\nlines"\nBob;"say ""hi"""\r\n\n;;\nÅsa;x\n';
    const whole = await readAll(file);
    expect(whole.records.map(({ line, cells }) => [line, cells])).toEqual([
      [2, ["Zoë", "two\nlines"]],
      [4, ["Bob", 'say "hi"']],
      [7, ["Åsa", "x"]],
    ]);
    for (const chunk of [1, 2, 3, 7]) {
      expect((await readAll(file, { chunk })).records).toEqual(whole.records);
    }
  });

  test("every delimiter is found, also when cells contain the others", async () => {
    for (const delimiter of [",", ";", "\t", "|"]) {
      const file = `a${delimiter}b${delimiter}c\n1,5;x${delimiter}2${delimiter}3\n"4${delimiter}4"${delimiter}5${delimiter}6\n`;
      const quoted = file.replace("1,5;x", '"1,5;x"');
      expect(await cellsOf(quoted)).toEqual([
        ["1,5;x", "2", "3"],
        [`4${delimiter}4`, "5", "6"],
      ]);
    }
  });

  test("the line sep=; of Excel names the delimiter and is no record", async () => {
    const { headers, records } = await readAll("sep=;\na;b\n1,1;2,2\n");
    expect(headers).toEqual(["a", "b"]);
    expect(records).toEqual([{ line: 3, index: 0, cells: ["1,1", "2,2"] }]);
  });

  test("line breaks of old Macs are line breaks when the file has no others", async () => {
    expect(await cellsOf("a,b\r1,2\r3,4")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  test("a lone carriage return between two rows ends the first one", async () => {
    expect(await cellsOf("a,b\n1,2\r3,4\n5,6\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(await cellsOf('a,b\r\n"1, one",2\r3,"4"\r\n5,6')).toEqual([
      ["1, one", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(await cellsOf("company\nAcme\rNorthwind\n")).toEqual([["Acme"], ["Northwind"]]);
  });

  test("a row cut at a carriage return is told from its broken neighbour", async () => {
    const { records } = await readAll('a,b,c\n1,2,3\r4,4\n5,6,7\r8,"9"x,10\n11,12,13\n');
    expect(records).toMatchObject([
      { line: 2, cells: ["1", "2", "3"] },
      { line: 2, cells: ["4", "4"], problem: { kind: "too-few-cells" } },
      { line: 3, cells: ["5", "6", "7"] },
      { line: 3, problem: { kind: "bad-quotes" } },
      { line: 4, cells: ["11", "12", "13"] },
    ]);
  });

  test("a carriage return within a cell of a whole row stays there", async () => {
    expect(await cellsOf('a,b\n"1\rone",2\n1\rone,2\n')).toEqual([
      ["1\rone", "2"],
      ["1\rone", "2"],
    ]);
  });

  test("spaces around a quoted cell are forgiven, those of other cells are kept", async () => {
    expect(await cellsOf('a,b\n x , "y, z" \n')).toEqual([[" x ", "y, z"]]);
  });

  test("a quote within an unquoted cell is text", async () => {
    expect(await cellsOf('a,b\n5" pipe,6" pipe\n')).toEqual([['5" pipe', '6" pipe']]);
  });

  test("two hundred columns are read", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const { headers, records } = await readAll(`${names.join(",")}\n${names.join(",")}\n`);
    expect(headers).toEqual(names);
    expect(records[0]?.cells).toEqual(names);
  });

  test("headers that are equal or empty get names of their own", async () => {
    const { headers } = await readAll("Email, Email,,Email (2),\n1,2,3,4,5\n");
    expect(headers).toEqual(["Email", "Email (3)", "column_3", "Email (2)", "column_5"]);
  });

  test("a file without a header keeps its first row", async () => {
    const { headers, records } = await readAll("Acme,jana@acme.example\nBeta,jo@beta.example\n");
    expect(headers).toEqual(["column_1", "column_2"]);
    expect(records).toHaveLength(2);
  });

  test("years are a header, a phone number is none", async () => {
    expect((await readAll("Company,2024,2025\nAcme,1,2\n")).headers).toEqual([
      "Company",
      "2024",
      "2025",
    ]);
    expect((await readAll("Acme,+49 30 123456\nBeta,+49 30 654321\n")).records).toHaveLength(2);
  });

  test("what a person says about delimiter and header counts more than what is found", async () => {
    const { headers, records } = await readAll("a;b,c\n1;2,3\n", {
      delimiter: ";",
      hasHeader: false,
    });
    expect(headers).toEqual(["column_1", "column_2"]);
    expect(records.map(({ cells }) => cells)).toEqual([
      ["a", "b,c"],
      ["1", "2,3"],
    ]);
  });

  test("records are those of csv-parse on a file that csv-parse can read", async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of generateCsv({ rows: 3_000, seed: 7 })) chunks.push(chunk);
    const file = Buffer.concat(chunks);
    const { records, headers } = await readAll(file);
    expect([headers, ...records.map(({ cells }) => cells)]).toEqual(parse(file));
  });
});

describe("bad records", () => {
  test("a quote that never closes costs its own row only", async () => {
    const file =
      'id,name,city\n1,"Acme,Berlin\n2,Beta,Paris\n3,"Gamma",Rome\n4,"two\nlines",Oslo\n';
    expect(await linesAndProblems(file)).toEqual([
      [2, "bad-quotes"],
      [3, undefined],
      [4, undefined],
      [5, undefined],
    ]);
  });

  test("two quotes that do not close do not swallow the rows between them", async () => {
    const file = 'id,name,city\n1,"Acme,Berlin\n2,Beta,Paris\n3,Gamma,"\n4,Delta,Rome\n';
    expect(await linesAndProblems(file)).toEqual([
      [2, "bad-quotes"],
      [3, undefined],
      [4, "bad-quotes"],
      [5, undefined],
    ]);
  });

  test("two quotes that make one cell of all the rows between them are not believed", async () => {
    const rows = Array.from({ length: 500 }, (_, id) => `${id},Acme,Berlin`);
    const { records } = await readAll(
      `id,name,city\na,x,"\n${rows.join("\n")}\nb,x,"\n${rows.join("\n")}\n`,
    );
    expect(records).toHaveLength(1_002);
    expect(records.filter(({ problem }) => problem)).toHaveLength(2);
  });

  test("a note of several lines with commas in them is one cell", async () => {
    const note = "Hello,\nwe met in Leeds, UK, in May.\nThen, again, in June.\nBye, Jo";
    expect(await cellsOf(`id,name,note\n1,x,"${note}"\n2,y,z\n`)).toEqual([
      ["1", "x", note],
      ["2", "y", "z"],
    ]);
  });

  test("quotes that were not doubled are read as a person would", async () => {
    const { records } = await readAll('id,name\n1,"The "Best" Ltd"\n2,Beta\n');
    expect(records[0]?.cells).toEqual(["1", 'The "Best" Ltd']);
    expect(records[0]?.problem?.kind).toBe("stray-quote");
    expect(records[1]?.problem).toBeUndefined();
  });

  test("rows with too few or too many cells come with what they have", async () => {
    const { records } = await readAll("a,b,c\n1,2\n1,2,3,4\n1,2,3\n");
    expect(records.map(({ cells, problem }) => [cells.length, problem?.kind])).toEqual([
      [2, "too-few-cells"],
      [4, "too-many-cells"],
      [3, undefined],
    ]);
    expect(records[0]?.problem?.message).toBe("The row has 2 cells, the header 3.");
  });

  test("a row of 10 MB is one rejected row and the rest goes on", async () => {
    const file = `id,text\n1,ok\n2,${"x".repeat(10_000_000)}\n3,"${"y\n".repeat(5_000_000)}"\n4,ok\n`;
    const { records } = await readAll(file);
    expect(records.map(({ line, cells, problem }) => [line, cells[0], problem?.kind])).toEqual([
      [2, "1", undefined],
      [3, undefined, "too-large"],
      [4, undefined, "too-large"],
      [5_000_005, "4", undefined],
    ]);
    expect(records[1]?.problem?.excerpt.length).toBe(200);
  });

  test("a quote that opens before megabytes of ordinary rows costs one row", async () => {
    const rows = Array.from({ length: 150_000 }, (_, id) => `${id},somebody,somewhere`);
    const { records } = await readAll(`id,name,city\n0,"open,x\n${rows.join("\n")}\n`);
    expect(records).toHaveLength(150_001);
    expect(records.filter(({ problem }) => problem)).toHaveLength(1);
  });

  test("the end of the file within a quoted cell costs one row", async () => {
    expect(await linesAndProblems('a,b\n1,2\n3,"x\n4,5')).toEqual([
      [2, undefined],
      [3, "bad-quotes"],
      [4, undefined],
    ]);
  });
});

describe("a file that cannot be read", () => {
  const reasonFor = async (file: string | Uint8Array) => {
    const { batches } = await readAll(file);
    return batches.flatMap((batch) => (batch.kind === "refused" ? [batch.reason] : []));
  };

  test.each([
    ["empty", ""],
    ["empty", "\n\n"],
    ["no-rows", "company,email\n"],
    ["workbook", "PK\u0003\u0004..........[Content_Types].xml"],
    ["archive", "PK\u0003\u0004..........leads.csv"],
    ["document", "{\\rtf1 Acme}"],
    ["pdf", "%PDF-1.7\n..."],
    ["web-page", "\n<!DOCTYPE html><html><body>Sign in</body></html>"],
    ["json", '[{"company":"Acme"}]'],
    ["json", '{"company":"Acme"}'],
  ])("is refused as %s: %j", async (reason, file) => {
    expect(await reasonFor(file)).toEqual([reason]);
  });

  test("is refused when it is binary, an image or an old workbook", async () => {
    const bytes = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 37) % 256);
    expect(await reasonFor(bytes)).toEqual(["binary"]);
    expect(await reasonFor(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2))).toEqual(["image"]);
    expect(await reasonFor(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toEqual(["workbook"]);
  });

  test("is read when it is text with a few NULs in it", async () => {
    expect(await cellsOf("company,city\nAcme\0,Leeds\0\nNorth\0wind,York\n")).toEqual([
      ["Acme\0", "Leeds\0"],
      ["North\0wind", "York"],
    ]);
  });

  test("tells the person what to do", async () => {
    const { batches } = await readAll("PK\u0003\u0004..xl/workbook.xml");
    expect(batches[0]).toMatchObject({
      message: "This is an Excel workbook: save it as CSV UTF-8 (File, Save As) and upload that.",
    });
  });
});

describe("resuming", () => {
  const collect = async (bytes: Uint8Array, from?: CsvPosition) => {
    const batches: CsvBatch[] = [];
    const source = inChunks(bytes, 1_000);
    const options = from ? { from, batchSize: 50 } : { batchSize: 50 };
    for await (const batch of readRecords(source, options)) batches.push(batch);
    return batches.filter((batch) => batch.kind === "records");
  };

  test.each(["utf8", "utf16le", "latin1"] as const)(
    "a %s file read on from any batch gives the records that were left",
    async (encoding) => {
      const rows = Array.from({ length: 400 }, (_, id) =>
        id % 9 === 0
          ? `${id},"Zürich\nWest",x`
          : id % 31 === 0
            ? `${id},"open,x`
            : `${id},Genève,x`,
      );
      const isPlain = (id: number) => id % 9 > 0 && id % 31 > 0;
      const lines = rows.map((row, id) =>
        id % 7 === 0 && isPlain(id) && isPlain(id + 1) ? `${row}\r` : `${row}\r\n`,
      );
      const text = `id,city,note\r\n\r\n${lines.join("")}`;
      const bytes = Buffer.from(encoding === "utf16le" ? `\uFEFF${text}` : text, encoding);
      const batches = await collect(bytes);
      const all = batches.flatMap(({ records }) => records);
      expect(all).toHaveLength(400);
      for (const { next } of batches.slice(0, -1)) {
        const stored = Position.parse(JSON.parse(JSON.stringify(next)));
        const rest = await collect(bytes.subarray(next.offset), stored);
        expect(rest.flatMap(({ records }) => records)).toEqual(all.slice(next.index));
      }
    },
  );

  test("a reader that stops early lets go of its source", async () => {
    let isReleased = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from("a,b\n".repeat(20_000));
      } finally {
        isReleased = true;
      }
    }
    for await (const batch of readRecords(source())) if (batch.kind === "records") break;
    expect(isReleased).toBe(true);
  });
});
