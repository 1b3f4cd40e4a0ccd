import { expect, test } from "vitest";
import { oneAtATime } from "../../../functions/jobs/intake/one-at-a-time.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { companiesCsv, type JobWorld, jobWorld } from "./job-world.ts";

const dynamo = embeddedDynamo();
const aboutJob = { kind: "job", jobId: "job-1" } as const;

test("rows start in order, never more at once than the cap, however many messages come", async () => {
  const world = await importedJob(23);
  const intakes = [world.takeIn(), world.takeIn(), world.takeIn()];
  let ended = 0;

  while (ended < 23) {
    await Promise.all(intakes.flatMap((takeIn) => [takeIn(aboutJob), takeIn(aboutJob)]));
    expect(world.started.size - ended).toBeLessThanOrEqual(5);
    expect(world.started.size).toBe(Math.min(23, ended + 5));
    ended += 1;
    await world.endAll("job-1", ended, ended);
  }
  await intakes[0]?.(aboutJob);

  expect([...world.started]).toEqual(
    Array.from({ length: 23 }, (_, index) => `job-1-${index + 1}`),
  );
  expect(await world.jobs.find("job-1")).toMatchObject({ status: "exporting", started: 23 });
}, 15_000);

test("a crash after the executions were started starts none twice and loses none", async () => {
  const world = await importedJob(4);
  const crash = async (): Promise<boolean> => {
    throw new Error("crash");
  };
  const dying = world.takeIn({ jobs: { ...world.jobs, markStarted: crash } });
  await expect(dying(aboutJob)).rejects.toThrow("crash");

  await world.takeIn()(aboutJob);

  expect([...world.started]).toEqual(["job-1-1", "job-1-2", "job-1-3", "job-1-4"]);
  expect(await world.jobs.find("job-1")).toMatchObject({ status: "running", started: 4 });
});

test("a job whose rows have all ended is exported once", async () => {
  const world = await importedJob(2);
  const takeIn = world.takeIn();
  await takeIn(aboutJob);
  await world.endAll("job-1", 1, 2);

  await Promise.all([takeIn(aboutJob), takeIn(aboutJob), takeIn(aboutJob)]);
  await takeIn(aboutJob);

  expect(world.exports.sent).toEqual([{ jobId: "job-1" }]);
  expect(await world.jobs.find("job-1")).toMatchObject({ status: "exporting" });
});

test("a crash between the export's message and the job's status tells the export again", async () => {
  const world = await importedJob(0);
  const crash = async (): Promise<boolean> => {
    throw new Error("crash");
  };
  const dying = world.takeIn({ jobs: { ...world.jobs, moveStatus: crash } });
  await expect(dying(aboutJob)).rejects.toThrow("crash");

  await world.takeIn()(aboutJob);

  expect(world.exports.sent).toHaveLength(2);
});

test("cancelling ends the rows that were not started and waits for those under way", async () => {
  const world = await importedJob(48);
  const takeIn = world.takeIn();
  await takeIn(aboutJob);
  await world.jobs.moveStatus("job-1", ["running"], "cancelling");

  await takeIn(aboutJob);
  expect(await world.jobs.find("job-1")).toMatchObject({
    started: 48,
    ended: 43,
    outcomes: { cancelled: 43 },
  });
  expect(world.exports.sent).toEqual([]);

  await world.endAll("job-1", 1, 5);
  await takeIn(aboutJob);
  await takeIn(aboutJob);
  expect(world.exports.sent).toEqual([{ jobId: "job-1" }]);
  expect(await world.jobs.find("job-1")).toMatchObject({ status: "exporting", isCancelled: true });
  expect(world.started.size).toBe(5);
});

test("a sweep takes up what stands still and leaves what moves or has ended", async () => {
  const world = await importedJob(2);
  await world.upload("still", companiesCsv(1));
  await world.upload("refused", companiesCsv(1));
  await world.jobs.refuse("refused", "It is a picture.");

  await world.takeIn()({ kind: "sweep" });
  expect([...world.started]).toEqual(["job-1-1", "job-1-2"]);
  expect(world.imports.sent).toEqual([]);

  const later = new Date(Date.now() + 3 * 60_000);
  await world.takeIn({ now: () => later })({ kind: "sweep" });
  expect(world.imports.sent).toEqual([{ jobId: "still" }]);
});

test("a job that cannot go on does not keep the sweep from the others", async () => {
  const world = await importedJob(1);
  await world.upload("broken", companiesCsv(1));
  await world.jobs.checkpoint("broken", 0, {
    records: 1,
    accepted: 1,
    rejected: 0,
    repeated: 0,
    isImported: true,
  });

  await world.takeIn()({ kind: "sweep" });

  expect([...world.started]).toEqual(["job-1-1"]);
});

test("a message about a job nobody knows is a fault", async () => {
  const world = await jobWorld(dynamo());

  await expect(world.takeIn()(aboutJob)).rejects.toThrow("job-1");
});

test("who asks while work is under way gets one more turn, shared with the others who wait", async () => {
  const turns: string[] = [];
  const gates: (() => void)[] = [];
  const work = oneAtATime(async (key) => {
    turns.push(key);
    await new Promise<void>((resolve) => gates.push(resolve));
    if (turns.length === 1) throw new Error("the first turn fails");
  });

  const first = work("a");
  const others = Promise.all([work("a"), work("a"), work("a")]);
  gates[0]?.();
  await expect(first).rejects.toThrow("the first turn fails");
  await new Promise(setImmediate);
  gates[1]?.();
  await others;

  expect(turns).toEqual(["a", "a"]);
});

async function importedJob(rows: number): Promise<JobWorld> {
  const world = await jobWorld(dynamo());
  await world.upload("job-1", rows === 0 ? "Company,Email\n,nonsense\n" : companiesCsv(rows));
  await world.import("job-1");
  return world;
}
