import { afterEach, expect, test, vi } from "vitest";
import type { Job } from "#shared/domain/jobs/job.ts";
import { importMarket } from "../../../local/simulation/import-market.ts";
import { aJob } from "../../support/builders.ts";
import { recordedTerminal } from "../command-line/recorded-terminal.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** Every look finds one row more worked, and the clock on the wall four seconds on. */
async function watched(rows: number, last: Partial<Job>) {
  vi.useFakeTimers({ toFake: ["Date"] });
  let ended = 0;
  const clock = { now: () => 0, advanceTo: () => undefined };
  const terminal = recordedTerminal();
  const api = {
    startJob: async () => aJob(),
    async job() {
      ended += 1;
      vi.setSystemTime(Date.now() + 4_000);
      const now = aJob({ fileName: "market.csv", records: rows, accepted: rows, ended });
      return ended === rows ? { ...now, ...last } : now;
    },
  };
  const outcome = await importMarket(api, "company\n", clock, terminal).catch(String);
  return { outcome, lines: terminal.said().trim().split("\n") };
}

test("where nobody looks at a terminal the import of the market tells every ten seconds how far it is", async () => {
  const { lines } = await watched(8, { endedAt: "2026-11-20T10:00:00.000Z" });
  expect(lines.map((line) => /rows ended (\d+\/\d+)/.exec(line)?.[1])).toEqual([
    "1/8",
    "4/8",
    "7/8",
    "8/8",
  ]);
});

test("a market that is refused ends the simulation with the reason", async () => {
  const { outcome } = await watched(2, { status: "refused", refusal: "it has no header" });
  expect(outcome).toContain("The file was refused: it has no header");
});
