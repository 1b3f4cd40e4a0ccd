import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import { createVirtualClock } from "../../../local/clock/virtual-clock.ts";
import { openKeptClock } from "../../../local/demo/kept-clock.ts";
import { listen } from "../../../local/listen.ts";
import { readSimulationOrder } from "../../../local/simulation/order.ts";
import { passTime } from "../../../local/simulation/pass-time.ts";
import { makeMarket } from "../../../local/simulation/simulated-market.ts";
import { createRep } from "../../../local/simulation/simulated-rep.ts";

const start = new Date("2026-09-14T04:00:00Z");
const MINUTE = 60_000;

test("what cannot be simulated is refused before anything starts", () => {
  expect(() => readSimulationOrder(["--leads", "0"])).toThrow("--leads must be a whole number");
  expect(() => readSimulationOrder(["--leads", "5000"])).toThrow("from 1 to 2197, not 5000");
  expect(() => readSimulationOrder(["--days", "x"])).toThrow("--days must be a whole number");
  expect(readSimulationOrder([])).toMatchObject({ leads: 500, days: 10, seed: 1 });
});

test("time goes from one due moment to the next and never stops for less than the work in between", async () => {
  const clock = createVirtualClock(start);
  const at = (minutes: number): number => start.getTime() + minutes * MINUTE;
  clock.callAt(at(45), () => undefined);
  const steps: number[] = [];
  await passTime({
    clock,
    until: at(100),
    plannedFor: async (now) => (now.getTime() < at(50) ? [new Date(at(50))] : []),
    settled: async () => undefined,
    onStep: async () => void steps.push((clock.now() - start.getTime()) / MINUTE),
    signal: new AbortController().signal,
  });
  expect(steps).toEqual([0, 30, 45, 50, 80, 100]);
});

test("the rep decides most approvals once, some with two clicks, and lets some run out", async () => {
  const decisions: string[] = [];
  const server = createServer((request, response) => {
    decisions.push(request.url ?? "");
    response.writeHead(200).end("{}");
  });
  const port = await listen(server, 0);
  const clock = createVirtualClock(start);
  const rep = createRep({
    url: `http://127.0.0.1:${port}`,
    clock,
    seed: 3,
    log: (line) => decisions.push(line),
  });
  const approvals = Array.from({ length: 100 }, (_, index) => anApproval(`approval-${index}`));
  rep.notice(approvals);
  rep.notice(approvals);
  clock.advanceTo(start.getTime() + 130 * MINUTE);
  while (rep.isBusy()) await new Promise((resolve) => setTimeout(resolve, 5));
  server.close();

  const { approved, rejected, ignored, clickedTwice, edited } = rep.counts;
  expect(approved + rejected + ignored).toBe(100);
  expect(decisions).toHaveLength(approved + rejected + clickedTwice);
  for (const count of [approved, rejected, ignored, clickedTwice, edited]) {
    expect(count).toBeGreaterThan(0);
  }
});

function anApproval(id: string): Approval {
  return {
    id,
    version: 1,
    leadId: "lead-1",
    proposal: { kind: "reply", messageId: "m1", subject: "Re: x", text: "Hello", citations: [] },
    reason: "the campaign lets a person see every reply",
    status: "waiting",
    createdAt: start.toISOString(),
    expiresAt: new Date(start.getTime() + 86_400_000).toISOString(),
  };
}

test("the market has a site and a row for every company, and mailboxes whose domains can be believed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "market-"));
  const market = await makeMarket(join(folder, "market"), 12, "2026-09-14");
  const rows = (await readFile(market.csv, "utf8")).trimEnd().split("\n");
  const dns: unknown = JSON.parse(await readFile(join(market.world, "dns.json"), "utf8"));

  expect(rows).toHaveLength(13);
  expect(rows[0]).toContain("Consent Source");
  for (const { address } of market.mailboxes) {
    const domain = address.split("@")[1] ?? "";
    expect(dns).toHaveProperty([`_dmarc.${domain}`]);
  }
  const [, first = ""] = /,(\S+@\S+?\.example),/.exec(rows.join("\n")) ?? [];
  expect(market.firmOf(first)).toBeDefined();
  await rm(folder, { recursive: true });
});

test("the demo's time outlives a restart and never goes back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "demo-"));
  const clock = openKeptClock(folder);
  clock.advanceTo(clock.now() + 86_400_000);
  clock.keep();
  const again = openKeptClock(folder);

  expect(again.now()).toBeGreaterThanOrEqual(clock.now() - 1);
  expect(again.beganAt).toBe(clock.beganAt);
  await rm(folder, { recursive: true });
});
