import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { listen } from "../../../local/listen.ts";
import { runMain } from "../../support/main-command.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "command-line-"));
  const rows = Array.from({ length: 8 }, (_, index) => `Company ${index},company-${index}.example`);
  await writeFile(join(folder, "companies.csv"), ["company,website", ...rows].join("\n"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function job(data: string, proxy: string) {
  const out = join(folder, `${data}.csv`);
  const places = ["--data", join(folder, data), "--out", out, "--world", "none"];
  const { code } = await runMain(["job", join(folder, "companies.csv"), ...places], {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
  }).ended;
  const rows = z.array(Row).parse(parse(await readFile(out, "utf8"), { columns: true }));
  return { code, rows };
}

const Row = z.object({ status: z.string(), error: z.string() });

test("without any network every row ends soon and says what could not be found", async () => {
  const { code, rows } = await job("nowhere", "http://127.0.0.1:9");

  expect(code).toBe(0);
  expect(rows).toHaveLength(8);
  for (const { status, error } of rows) {
    expect(status).toBe("parked");
    expect(error).toMatch(/could not be reached/);
  }
}, 120_000);

test("outgoing calls go through HTTPS_PROXY", async () => {
  const asked = new Set<string>();
  const proxy = createServer().on("connect", (request, socket) => {
    asked.add(request.url ?? "");
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  const port = await listen(proxy, 0);
  const { code } = await job("proxied", `http://127.0.0.1:${port}`);
  proxy.close();

  expect(code).toBe(0);
  expect([...asked]).toContain("company-0.example:443");
  expect([...asked]).toContain("company-7.example:443");
}, 120_000);
