import { describe, expect, test } from "vitest";
import type { Job } from "#shared/domain/jobs/job.ts";
import { fairShare, lostMessage, mayExport, nextMove } from "#shared/domain/jobs/next-move.ts";
import { aJob } from "../../support/builders.ts";

const imported = { isImported: true, status: "running" } as const;
const onlyImport = { options: { mode: "import" } } as const;

describe("the next move of a job with five pipelines at once", () => {
  test.each<[string, Partial<Job>, ReturnType<typeof nextMove>]>([
    ["nothing is read yet", {}, { kind: "wait" }],
    ["rows came in", { accepted: 3 }, { kind: "start-rows", from: 1, to: 3 }],
    ["more rows than may run", { accepted: 9 }, { kind: "start-rows", from: 1, to: 5 }],
    ["all places are taken", { accepted: 9, started: 5 }, { kind: "wait" }],
    [
      "two places are free",
      { accepted: 9, started: 5, ended: 2 },
      { kind: "start-rows", from: 6, to: 7 },
    ],
    [
      "the rest is less than the places",
      { ...imported, accepted: 6, started: 5, ended: 5 },
      { kind: "start-rows", from: 6, to: 6 },
    ],
    [
      "more ended than were said to be started",
      { accepted: 9, started: 2, ended: 4 },
      { kind: "start-rows", from: 3, to: 9 },
    ],
    [
      "all that was read has ended, the file has not",
      { status: "running", accepted: 4, started: 4, ended: 4 },
      { kind: "wait" },
    ],
    ["some run still", { ...imported, accepted: 4, started: 4, ended: 3 }, { kind: "wait" }],
    ["all have ended", { ...imported, accepted: 4, started: 4, ended: 4 }, { kind: "export" }],
    ["no row could be used", { isImported: true }, { kind: "export" }],
    ["only an import, not done", { ...onlyImport, accepted: 4 }, { kind: "wait" }],
    ["only an import, done", { ...onlyImport, accepted: 4, isImported: true }, { kind: "export" }],
    ["cancelled while it is read", { status: "cancelling", accepted: 4 }, { kind: "wait" }],
    [
      "cancelled with rows to come",
      { status: "cancelling", isImported: true, accepted: 1_000, started: 5 },
      { kind: "cancel-rest", from: 6, to: 797 },
    ],
    [
      "cancelled with rows under way",
      { status: "cancelling", isImported: true, accepted: 9, started: 9, ended: 7 },
      { kind: "wait" },
    ],
    [
      "cancelled and all ended",
      { status: "cancelling", isImported: true, accepted: 9, started: 9, ended: 9 },
      { kind: "export" },
    ],
    [
      "an import cancelled: what was stored stays",
      { ...onlyImport, status: "cancelling", isImported: true, accepted: 9 },
      { kind: "export" },
    ],
    ["its files are being written", { status: "exporting", isImported: true }, { kind: "wait" }],
    ["done", { status: "done" }, { kind: "over" }],
    ["cancelled", { status: "cancelled" }, { kind: "over" }],
    ["refused", { status: "refused" }, { kind: "over" }],
  ])("%s", (_, job, move) => {
    expect(nextMove(aJob(job), 5)).toEqual(move);
  });

  test("one message starts at most twenty rows", () => {
    expect(nextMove(aJob({ accepted: 500 }), 200)).toEqual({ kind: "start-rows", from: 1, to: 20 });
  });
});

test("files are written when all rows have ended, and not again afterwards", () => {
  const allEnded = aJob({ ...imported, accepted: 4, started: 4, ended: 4 });

  expect(mayExport(allEnded)).toBe(true);
  expect(mayExport({ ...allEnded, status: "exporting" })).toBe(true);
  expect(mayExport({ ...allEnded, status: "cancelling" })).toBe(true);
  expect(mayExport({ ...allEnded, ended: 3 })).toBe(false);
  expect(mayExport({ ...allEnded, status: "done" })).toBe(false);
});

describe("a message is taken for lost", () => {
  const now = new Date("2026-11-20T09:00:00Z");
  const quietFor = (minutes: number) => ({
    updatedAt: new Date(now.getTime() - minutes * 60_000).toISOString(),
  });

  test.each<[string, Partial<Job>, ReturnType<typeof lostMessage>]>([
    ["a file that is being read", quietFor(1), undefined],
    ["a file nobody reads", quietFor(3), "import"],
    ["a cancelled file nobody reads", { ...quietFor(3), status: "cancelling" }, "import"],
    ["rows that run for an hour", { ...quietFor(60), ...imported }, undefined],
    ["files being written", { ...quietFor(10), status: "exporting", isImported: true }, undefined],
    ["files nobody writes", { ...quietFor(16), status: "exporting", isImported: true }, "export"],
    ["a job that has ended", { ...quietFor(60), status: "refused" }, undefined],
  ])("%s", (_, job, lost) => {
    expect(lostMessage(aJob(job), now)).toBe(lost);
  });
});

describe("ten pipelines shared by jobs", () => {
  const working = aJob({ accepted: 50, started: 3 });
  test.each<[string, readonly Job[], number]>([
    ["one job has all of them", [working], 10],
    ["three jobs have three each", [working, working, working], 3],
    ["a job that only imports takes none", [working, aJob({ ...onlyImport, accepted: 50 })], 10],
    [
      "a job that has started all its rows takes none",
      [working, aJob({ ...imported, accepted: 8, started: 8, ended: 2 })],
      10,
    ],
    ["of many jobs each goes on", Array.from({ length: 25 }, () => working), 1],
  ])("%s", (_, jobs, share) => {
    expect(fairShare(10, jobs)).toBe(share);
  });
});
