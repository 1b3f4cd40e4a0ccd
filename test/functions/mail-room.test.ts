import { expect, test } from "vitest";
import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { dynamoMailServiceNotes } from "#shared/store/mail-service-notes.ts";
import { mailRoom, patientRoom } from "../../functions/mail-room.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();
const start = new Date("2026-11-20T10:00:00Z");

async function aRoom(state?: Partial<MailServiceState>) {
  const { client, table } = dynamo();
  const guard = await table("Guard");
  const notes = dynamoMailServiceNotes(client, await table("Directory"));
  const clock = { now: start };
  const now = () => clock.now;
  if (state) {
    await notes.saveState({
      readAt: start.toISOString(),
      isSandbox: false,
      maySend: true,
      standing: "HEALTHY",
      perSecond: 10,
      perDay: 50_000,
      sentLastDay: 0,
      ...state,
    });
  }
  /** Each as another instance of a function would ask. */
  const asker = (isForNotices = false) =>
    mailRoom({ limiter: dynamoLimiter(client, guard, now), notes, isForNotices, now });
  const within = async (milliseconds: number, step: number) => {
    let taken = 0;
    const askers = [asker(), asker(), asker(), asker()];
    for (let passed = 0; passed < milliseconds; passed += step) {
      clock.now = new Date(start.getTime() + passed);
      const answers = await Promise.all(askers.map((ask) => ask()));
      taken += answers.filter(({ kind }) => kind === "room").length;
    }
    return taken;
  };
  return { asker, within, clock, notes };
}

test("SES-8: however many senders ask, no second sees more mails than SES takes in one", async () => {
  const { within } = await aRoom({ perSecond: 10 });

  const taken = await within(1_000, 50);

  expect(taken).toBeGreaterThanOrEqual(8);
  expect(taken).toBeLessThanOrEqual(10);
});

test("SES-8: who finds no place is told from when there is one, and gets it then", async () => {
  const { asker, clock } = await aRoom({ perSecond: 1 });
  const ask = asker();
  expect(await ask()).toEqual({ kind: "room" });

  const refused = await ask();

  expect(refused).toEqual({
    kind: "none",
    until: new Date("2026-11-20T10:00:01Z"),
    reason: "SES takes 1 mails a second",
  });
  clock.now = new Date("2026-11-20T10:00:01Z");
  expect(await ask()).toEqual({ kind: "room" });
});

test("SES-8: what is left of the 24 hours is shared too, until SES is read again", async () => {
  const { within, notes, asker, clock } = await aRoom({ perDay: 200, sentLastDay: 177 });

  expect(await within(5_000, 500)).toBe(3);
  expect(await asker()()).toMatchObject({ kind: "none", reason: /24 hours/ });

  const state = await notes.state();
  clock.now = new Date("2026-11-20T10:15:00Z");
  if (state) await notes.saveState({ ...state, sentLastDay: 179, readAt: "2026-11-20T10:15:00Z" });
  expect(await asker()()).toEqual({ kind: "room" });
});

test("SES-8: prospects' mail leaves places of the day for the notices that say it is full", async () => {
  const { within, asker, clock } = await aRoom({ perDay: 200, sentLastDay: 175 });
  expect(await within(10_000, 500)).toBe(5);
  expect(await asker()()).toMatchObject({ kind: "none", reason: /24 hours/ });

  const notice = asker(true);
  let taken = 0;
  for (let second = 0; second < 30; second += 1) {
    clock.now = new Date(clock.now.getTime() + 1_000);
    if ((await notice()).kind === "room") taken += 1;
  }
  expect(taken).toBe(20);
});

test("SES-4: before SES was read once, its sandbox is what holds", async () => {
  const { within } = await aRoom();

  expect(await within(3_000, 100)).toBe(3);
});

test("an account that SES stopped sends nothing, and is looked at again", async () => {
  const { asker } = await aRoom({ maySend: false, standing: "SHUTDOWN" });

  expect(await asker()()).toEqual({
    kind: "none",
    until: new Date("2026-11-20T10:15:00Z"),
    reason: "the mail service has stopped the account (SHUTDOWN)",
  });
});

test("a notice waits for a place that comes soon, and for no other", async () => {
  const soon = { kind: "none", until: new Date(start.getTime() + 20), reason: "busy" } as const;
  const answers = [soon, { kind: "room" } as const];
  const ask = patientRoom(
    async () => answers.shift() ?? soon,
    () => start,
  );
  expect(await ask()).toEqual({ kind: "room" });

  const late = { ...soon, until: new Date(start.getTime() + 60_000) };
  let asked = 0;
  const impatient = patientRoom(
    async () => {
      asked += 1;
      return late;
    },
    () => start,
  );
  expect(await impatient()).toBe(late);
  expect(asked).toBe(1);
});
