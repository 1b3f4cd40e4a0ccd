import { expect, test } from "vitest";
import { bookedSlot, type Choice, decide } from "#shared/domain/meetings/decide.ts";
import { dueReminder } from "#shared/domain/meetings/reminders.ts";
import { wantsMove } from "#shared/domain/meetings/wants-move.ts";
import { aMeeting, aMeetingProposal, anApproval, aSlot } from "../../support/meetings-builders.ts";

const now = new Date("2026-11-20T10:00:00Z");
const rep = { by: "rep@seller.example", through: "api" } as const;

function decided(choice: Choice, approval = anApproval(), at = now) {
  return decide(approval, choice, rep, at);
}

test("an approval says who let it go, when, and what they changed", () => {
  expect(decided({ kind: "approve", text: "Better words", note: "fine" })).toMatchObject({
    kind: "decided",
    approval: {
      status: "approved",
      decision: { text: "Better words", note: "fine" },
      decidedBy: "rep@seller.example",
      decidedThrough: "api",
      decidedAt: "2026-11-20T10:00:00.000Z",
    },
  });
});

test.each<[string, Choice]>([
  [
    "only a time of the proposal can be chosen",
    { kind: "approve", slot: aSlot("2026-11-30T10:00:00Z") },
  ],
  ["the text is empty; reject it instead", { kind: "approve", text: "  " }],
  ["a text may have 5000 characters", { kind: "approve", text: "x".repeat(5001) }],
  ["a subject is one line", { kind: "approve", subject: "a\nBcc: b@c.example" }],
])("refused: %s", (reason, choice) => {
  expect(decided(choice)).toEqual({ kind: "refused", reason });
});

test("nobody can approve a time that has passed, or after the end of the time to decide", () => {
  const late = new Date("2026-11-27T10:00:00Z");
  const open = anApproval({ expiresAt: "2026-12-20T09:00:00.000Z" });
  expect(decided({ kind: "approve" }, open, late)).toEqual({
    kind: "refused",
    reason: "the proposed time has passed",
  });
  expect(decided({ kind: "approve" }, anApproval(), late).kind).toBe("refused");
  expect(decided({ kind: "expire" }, anApproval(), late)).toMatchObject({
    approval: { status: "expired" },
  });
});

test("an offer books nothing unless a time of it was chosen; a named time is booked", () => {
  const slot = aSlot();
  expect(bookedSlot(anApproval())).toBeUndefined();
  expect(bookedSlot(anApproval({ decision: { slot } }))).toEqual(slot);
  const named = aMeetingProposal({ purpose: "book", slots: [slot] });
  expect(bookedSlot(anApproval({ proposal: named }))).toEqual(slot);
});

test("a meeting is reminded of a day and an hour before, once each", () => {
  const at = (time: string, meeting = aMeeting()) => dueReminder(meeting, new Date(time));
  expect(at("2026-11-23T09:00:00Z")).toBeUndefined();
  expect(at("2026-11-23T10:05:00Z")).toBe("day-before");
  expect(at("2026-11-24T09:10:00Z")).toBe("hour-before");
  expect(at("2026-11-24T09:55:00Z")).toBeUndefined();
  const reminded = aMeeting({ remindedAt: "2026-11-23T10:05:00.000Z" });
  expect(at("2026-11-23T10:20:00Z", reminded)).toBeUndefined();
});

test("nobody is reminded who declined, whose meeting is cancelled, or who was invited just before", () => {
  const when = new Date("2026-11-23T10:05:00Z");
  expect(dueReminder(aMeeting({ answer: "declined" }), when)).toBeUndefined();
  expect(dueReminder(aMeeting({ status: "cancelled" }), when)).toBeUndefined();
  const fresh = aMeeting({ invitedAt: "2026-11-23T09:30:00.000Z" });
  expect(dueReminder(fresh, when)).toBeUndefined();
});

test("who has a meeting and names its time does not ask for another", () => {
  const booked = aSlot();
  const move = (text: string, named: Parameters<typeof wantsMove>[0]["named"] = []) =>
    wantsMove({ text, named }, booked, "Europe/London");
  expect(move("See you Tuesday at 10", [{ day: "2026-11-24", at: 600 }])).toBe(false);
  expect(move("Looking forward to it")).toBe(false);
  expect(move("Could we do Thursday?", [{ day: "2026-11-26" }])).toBe(true);
  expect(move("Können wir den Termin verschieben?")).toBe(true);
  expect(move("Pouvons-nous décaler ?")).toBe(true);
});
