import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../../local/command-line/run-command.ts";
import { listen } from "../../../local/listen.ts";
import { recordedTerminal } from "./recorded-terminal.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "command-line-"));
  file = join(folder, "companies.csv");
  await writeFile(file, "company\nKestrel Bearings\n");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function complaintsOf(...args: readonly string[]): Promise<string> {
  const terminal = recordedTerminal();
  expect(await runCommand(args, terminal)).toBe(2);
  return terminal.complaints();
}

test("an unknown option is named, with how the command is used", async () => {
  const complaints = await complaintsOf("job", file, "--limits", "3");
  expect(complaints).toContain("Unknown option '--limits'");
  expect(complaints).toContain("npm run job -- FILE.csv [--out enriched.csv]");
});

test("an unknown command shows both commands", async () => {
  const complaints = await complaintsOf("jobs");
  expect(complaints).toContain("npm start --");
  expect(complaints).toContain("npm run job --");
});

test("--help is no error", async () => {
  const terminal = recordedTerminal();
  expect(await runCommand(["job", "--help"], terminal)).toBe(0);
  expect(terminal.said()).toContain("npm run job -- FILE.csv");
});

test("a job without a file asks for one", async () => {
  expect(await complaintsOf("job")).toContain("Which file?");
});

test("a file that does not exist is named in full", async () => {
  expect(await complaintsOf("job", "no/such.csv")).toContain(join(process.cwd(), "no", "such.csv"));
});

test("a folder is no file", async () => {
  expect(await complaintsOf("job", folder)).toBe(`${folder} is no file\n`);
});

test("a world without sites is refused before anything starts", async () => {
  const complaints = await complaintsOf("job", file, "--world", join(folder, "mars"));
  expect(complaints).toBe(`--world: there is no folder ${join(folder, "mars", "sites")}\n`);
  expect(await complaintsOf("start", "--world", join(folder, "mars"))).toBe(complaints);
});

test.each(["0", "-1", "many", "1.5"])("--limit=%s is refused", async (limit) => {
  expect(await complaintsOf("job", file, `--limit=${limit}`)).toContain(
    "--limit must be a whole number over 0",
  );
});

test("the enriched CSV never overwrites the file itself", async () => {
  expect(await complaintsOf("job", file, "--out", file)).toContain("would overwrite");
});

test("the errors beside the enriched CSV never overwrite the file itself", async () => {
  const list = join(folder, "fair-errors.csv");
  await writeFile(list, "company\nNorthwind\n");
  const complaints = await complaintsOf("job", list, "--out", join(folder, "fair.csv"));
  expect(complaints).toContain("its errors would overwrite");
});

test("an --out where nothing can be written is refused before the work", async () => {
  const complaints = await complaintsOf("job", file, "--out", join(file, "enriched.csv"));
  expect(complaints).toContain("no file can be written");
  expect(await complaintsOf("job", file, "--out", folder)).toContain("is a folder");
});

const procOnly = existsSync("/proc/self") ? test : test.skip;

procOnly.each([
  [["start", "--data", "/proc/x"], "--data: no data can be kept in /proc/x: "],
  [["simulate", "--data", "/proc/x/y"], "--data: no data can be kept in /proc/x/y: "],
  [["start", "--data", "/proc"], "--data: no data can be kept in /proc: "],
])("%j is refused at once, where nothing can be made", async (args, complaint) => {
  expect(await complaintsOf(...args)).toMatch(new RegExp(`^${complaint}[^\\n]+\\n$`));
});

procOnly("a job neither keeps data nor writes its result where nothing can be made", async () => {
  expect(await complaintsOf("job", file, "--data", "/proc/x")).toContain("--data: no data can");
  expect(await complaintsOf("job", file, "--out", "/proc/x/out.csv")).toContain("--out: no file");
});

test.each(["start", "simulate"])("%s refuses a --data that is no folder", async (command) => {
  expect(await complaintsOf(command, "--data", "")).toBe(
    "--data must name a folder, and it is empty\n",
  );
  expect(await complaintsOf(command, "--data", file)).toBe(
    `--data: no data can be kept in ${file}: it is a file\n`,
  );
  const below = join(file, "data");
  expect(await complaintsOf(command, "--data", below)).toMatch(/^--data: no data can be kept in/);
});

test("a job refuses a --data that is no folder", async () => {
  expect(await complaintsOf("job", file, "--data", "")).toContain("--data must name a folder");
  expect(await complaintsOf("job", file, "--data", file)).toContain("it is a file");
});

test.each(["http", "", "1", "-1", "65536", "0x1000", "5060"])(
  "--port=%s is refused by name, before anything starts",
  async (port) => {
    expect(await complaintsOf("start", `--port=${port}`)).toMatch(/^--port[^\n]+\n$/);
  },
);

test("a simulation does not empty a folder that is not its own", async () => {
  const documents = join(folder, "documents");
  await mkdir(documents);
  await writeFile(join(documents, "thesis.txt"), "years of work");

  expect(await complaintsOf("simulate", "--data", documents)).toContain(
    `--data: ${documents} holds something else than a simulation`,
  );
  expect(await readdir(documents)).toEqual(["thesis.txt"]);
});

test("a port that another program holds is told with another one to try", async () => {
  const server = createServer();
  const port = await listen(server, 0);
  const data = join(folder, "port");
  expect(await complaintsOf("start", "--port", String(port), "--data", data)).toBe(
    `--port: ${port} is taken by another program. Choose another one: npm start -- --port ${port + 1}\n`,
  );
  server.close();
});
