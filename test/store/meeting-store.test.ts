import { expect, test } from "vitest";
import { MeetingNotFound } from "#shared/ports/meeting-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { aMeeting, aSlot } from "../support/meetings-builders.ts";

const dynamo = embeddedDynamo();

async function aMeetingStore() {
  return dynamoMeetingStore(dynamo().client, await dynamo().table("Operations"));
}

test("one approval makes one meeting", async () => {
  const store = await aMeetingStore();
  expect(await store.add(aMeeting())).toBe("added");
  expect(await store.add(aMeeting({ title: "Again" }))).toBe("known");
  expect((await store.find("meeting-1"))?.title).toBe(aMeeting().title);
});

test("of twenty leads who want the same half hour at the same moment one gets it", async () => {
  const store = await aMeetingStore();
  const added = await Promise.all(
    Array.from({ length: 20 }, (_, index) => store.add(aMeeting({ id: `meeting-${index}` }))),
  );
  expect(added.filter((outcome) => outcome === "added")).toHaveLength(1);
  expect(added.filter((outcome) => outcome === "taken")).toHaveLength(19);
});

test("meetings that overlap by a quarter of an hour are two at the same time", async () => {
  const store = await aMeetingStore();
  await store.add(aMeeting());
  const slot = aSlot("2026-11-24T10:15:00Z");
  expect(await store.add(aMeeting({ id: "meeting-2", slot }))).toBe("taken");
  const after = aSlot("2026-11-24T10:30:00Z");
  expect(await store.add(aMeeting({ id: "meeting-3", slot: after }))).toBe("added");
});

test("a meeting that is moved or cancelled gives its time free", async () => {
  const store = await aMeetingStore();
  await store.add(aMeeting());
  const moved = await store.move("meeting-1", aSlot("2026-11-24T10:15:00Z"), (meeting) => ({
    ...meeting,
    sequence: meeting.sequence + 1,
  }));
  expect(moved).toMatchObject({ kind: "moved", meeting: { sequence: 1, version: 2 } });

  const early = aSlot("2026-11-24T09:45:00Z");
  expect(await store.add(aMeeting({ id: "meeting-2", slot: early }))).toBe("added");
  expect(await store.move("meeting-2", aSlot("2026-11-24T10:30:00Z"), (m) => m)).toEqual({
    kind: "taken",
  });
  await store.change("meeting-1", (meeting) => ({ ...meeting, status: "cancelled" }));
  expect(await store.move("meeting-2", aSlot("2026-11-24T10:30:00Z"), (m) => m)).toMatchObject({
    kind: "moved",
  });
});

test("changes at the same moment lose nothing", async () => {
  const store = await aMeetingStore();
  await store.add(aMeeting());
  await Promise.all(
    Array.from({ length: 8 }, () =>
      store.change("meeting-1", (meeting) => ({ ...meeting, sequence: meeting.sequence + 1 })),
    ),
  );
  expect(await store.find("meeting-1")).toMatchObject({ sequence: 8, version: 9 });
  await expect(store.change("nothing", (m) => m)).rejects.toThrow(MeetingNotFound);
});

test("meetings are listed by their start, from a time on", async () => {
  const store = await aMeetingStore();
  for (const [id, day] of [
    ["c", 27],
    ["a", 23],
    ["b", 25],
  ] as const) {
    await store.add(aMeeting({ id, slot: aSlot(`2026-11-${day}T10:00:00Z`) }));
  }
  const listed = await store.from(new Date("2026-11-24T00:00:00Z"), 10);
  expect(listed.map(({ id }) => id)).toEqual(["b", "c"]);
});
