import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { runCommand } from "../../../local/command-line/run-command.ts";
import { type RecordedTerminal, recordedTerminal } from "./recorded-terminal.ts";

// A department takes a second to start, and a busy machine many.
const PATIENCE = 90_000;

const world = join(import.meta.dirname, "..", "..", "..", "examples", "world");

const companies = `Company,Website,Name
Kestrel Bearings Ltd.,kestrel-bearings.example,Ada Abernold
Nowhere Castings,nowhere-castings.example,Bruno Brackwick
,,Carla Cindersley
Nowhere Castings,nowhere-castings.example,Bruno Brackwick
`;

let folder: string;
let first: { readonly code: number; readonly terminal: RecordedTerminal };

const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "command-line-"));
  await writeFile(at("companies.csv"), companies);
  await writeFile(at("others.csv"), companies.replace("Kestrel", "Falcon"));
  first = await job("companies.csv", "data", "first.csv");
}, PATIENCE);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function job(
  file: string,
  data: string,
  out: string,
  more: readonly string[] = [],
  terminal = recordedTerminal(),
) {
  const args = [at(file), "--data", at(data), "--out", at(out), "--world", world, ...more];
  return { code: await runCommand(["job", ...args], terminal), terminal };
}

async function enriched(name: string): Promise<readonly Row[]> {
  return z.array(Row).parse(parse(await readFile(at(name), "utf8"), { columns: true }));
}

const Row = z.looseObject({ Company: z.string(), status: z.string(), lead_id: z.string() });
type Row = z.infer<typeof Row>;

test("a job ends with 0 and says where everything lies, in plain lines", () => {
  const said = first.terminal.said();
  expect(first.terminal.complaints()).toBe("");
  expect(first.code).toBe(0);
  expect(said).toContain("companies.csv: imported 4/4, qualified 2/2");
  expect(said).toContain("Funnel of companies.csv");
  expect(said).toContain(`The enriched CSV is ${at("first.csv")}`);
  expect(said).toContain("2 rows have errors (1 company-required, 1 repeated-row), told in");
  expect(said).toContain(at("first-errors.csv"));
  expect(said).toMatch(/All 4 rows of companies\.csv ended after \d+\.\d s/);
});

test("every row of the file stands in the enriched CSV", async () => {
  const rows = await enriched("first.csv");
  expect(rows.map(({ Company }) => Company)).toEqual([
    "Kestrel Bearings Ltd.",
    "Nowhere Castings",
    "",
    "Nowhere Castings",
  ]);
  expect(rows.map(({ status }) => status).slice(2)).toEqual(["rejected", "duplicate"]);
});

test(
  "--resume of a finished job writes the same files again",
  async () => {
    const { code } = await job("companies.csv", "data", "again.csv", ["--resume"]);
    expect(code).toBe(0);
    expect(await readFile(at("again.csv"), "utf8")).toBe(await readFile(at("first.csv"), "utf8"));
  },
  PATIENCE,
);

test(
  "--resume with another file or another limit is refused",
  async () => {
    for (const [file, more] of [
      ["others.csv", []],
      ["companies.csv", ["--limit", "1"]],
    ] as const) {
      const { code, terminal } = await job(file, "data", "no.csv", ["--resume", ...more]);
      expect(code).toBe(2);
      expect(terminal.complaints()).toContain("was of another file or another --limit");
    }
  },
  PATIENCE,
);

test(
  "--limit leaves the rows after it alone, and a terminal gets a bar for each stage",
  async () => {
    const terminal = recordedTerminal({ isTTY: true });
    const { code } = await job(
      "companies.csv",
      "limited",
      "limited.csv",
      ["--limit", "1"],
      terminal,
    );
    expect(code).toBe(0);
    expect(await enriched("limited.csv")).toHaveLength(1);
    for (const stage of ["imported", "qualified", "enriched", "growth analysed", "campaigns"]) {
      expect(terminal.said()).toMatch(new RegExp(`${stage} +\\|█{32}\\| 1/1`));
    }
  },
  PATIENCE,
);

test(
  "a file that is no CSV is refused with 1 and a reason",
  async () => {
    await writeFile(at("picture.csv"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    const { code, terminal } = await job("picture.csv", "refused", "refused.csv");
    expect(code).toBe(1);
    expect(terminal.complaints()).toMatch(/picture\.csv was refused: .{10,}/);
  },
  PATIENCE,
);

test(
  "a job that is stopped says how to resume, and the resumed one gives every row once",
  async () => {
    const terminal = recordedTerminal();
    const running = job("companies.csv", "stopped", "stopped.csv", [], terminal);
    await terminal.hears(/imported 4\/4/);
    const stoppedAt = Date.now();
    terminal.interrupt();

    expect(await running).toMatchObject({ code: 130 });
    expect(Date.now() - stoppedAt).toBeLessThan(6000);
    expect(terminal.said()).toContain(`npm run job -- ${at("companies.csv")} --data`);
    expect(terminal.said()).toMatch(/--resume\n$/);

    const resumed = await job("companies.csv", "stopped", "stopped.csv", ["--resume"]);
    expect(resumed.code).toBe(0);
    const statuses = (await enriched("stopped.csv")).map(({ status }) => status);
    expect(statuses).toEqual((await enriched("first.csv")).map(({ status }) => status));
  },
  PATIENCE,
);

test(
  "a second start on the same data is refused and changes nothing for the first",
  async () => {
    const terminal = recordedTerminal();
    const running = job("companies.csv", "shared", "shared.csv", [], terminal);
    await terminal.hears(/reading the file|imported/);

    const second = await job("others.csv", "shared", "second.csv");
    expect(second.code).toBe(2);
    expect(second.terminal.complaints()).toMatch(
      new RegExp(`already runs on the data in .*: process ${process.pid}, http://127\\.0\\.0\\.1:`),
    );
    expect(await running).toMatchObject({ code: 0 });
    const again = await job("companies.csv", "shared", "shared.csv", ["--resume"]);
    expect(again.code).toBe(0);
  },
  PATIENCE,
);
