import { createServer } from "node:http";
import { expect, test } from "vitest";
import { createSwitchNews } from "../../../local/demo/switch-news.ts";
import { listen } from "../../../local/listen.ts";
import type { AuditEntry } from "../../../local/records/stored-records.ts";

const anEntry = (over: Partial<AuditEntry>): AuditEntry => ({
  at: "2026-11-23T09:00:00.000Z",
  who: "ines@seller.example",
  what: "paused",
  about: "everything",
  why: "a wrong price went out",
  ...over,
});

test("the terminal says who held what and why, who let it go on, each once, and over midnight too", async () => {
  const reason = "MX-1: no SPF record";
  const held = { scope: { kind: "domain", id: "seller.example" }, by: "dns-check", reason };
  const server = createServer((_, response) => response.end(JSON.stringify({ pauses: [held] })));
  const url = `http://127.0.0.1:${await listen(server, 0)}`;
  const log = new Map<string, AuditEntry[]>();
  const lines: string[] = [];
  let now = Date.parse("2026-11-23T09:00:00Z");
  const tell = createSwitchNews({
    url,
    records: { audit: async (day) => log.get(day) ?? [] },
    now: () => now,
    line: (text) => lines.push(text),
  });

  log.set("2026-11-23", [anEntry({ about: "domain seller.example", who: "dns-check" })]);
  await tell();
  log.get("2026-11-23")?.push(anEntry({}), anEntry({ what: "campaign-changed" }));
  await tell();
  log
    .get("2026-11-23")
    ?.push(anEntry({ at: "2026-11-23T23:59:00.000Z", what: "resumed", why: "" }));
  now = Date.parse("2026-11-24T00:01:00Z");
  await tell();
  await tell();
  server.close();

  expect(lines).toEqual([
    `PAUSED     domain seller.example, by dns-check: ${reason} (${url}/api/v1/compliance)`,
    `PAUSED     everything, by ines@seller.example: a wrong price went out (${url}/api/v1/compliance)`,
    "RESUMED    everything, by ines@seller.example",
  ]);
});
