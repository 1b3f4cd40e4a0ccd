import { expect, test } from "vitest";
import { icalInvitation } from "#shared/adapters/ical/ical-invitation.ts";
import { readIcsAnswer } from "#shared/domain/meetings/ics-answer.ts";
import { invitationOf, meetingIdOfUid } from "#shared/domain/meetings/invitation.ts";
import { meetingTexts } from "#shared/domain/meetings/meeting-texts.ts";
import { Language } from "#shared/domain/replies/reply-reading.ts";
import { aMeeting, aSlot } from "../../support/meetings-builders.ts";

function linesOf(method: "REQUEST" | "CANCEL", meeting = aMeeting()): readonly string[] {
  const { content } = icalInvitation(invitationOf(meeting, method, "See you;\nthen"));
  return content.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
}

test("an invitation names its method, a stable UID, its sequence, and who is asked to answer", () => {
  const lines = linesOf("REQUEST");
  expect(lines).toContain("METHOD:REQUEST");
  expect(lines).toContain("UID:meeting-1@tidewater-planning.example");
  expect(lines).toContain("SEQUENCE:0");
  expect(lines).toContain("DTSTART:20261124T100000Z");
  expect(lines).toContain("DTEND:20261124T103000Z");
  expect(lines).toContain("STATUS:CONFIRMED");
  expect(lines.find((line) => line.startsWith("ORGANIZER"))).toContain(
    "mailto:ines.moreau@tidewater-planning.example",
  );
  const attendee = lines.find((line) => line.startsWith("ATTENDEE")) ?? "";
  expect(attendee).toContain("RSVP=TRUE");
  expect(attendee.toLowerCase()).toContain("mailto:gareth.oduya@kestrel-bearings.example");
});

test("the same meeting writes the same file, however often", () => {
  expect(linesOf("REQUEST")).toEqual(linesOf("REQUEST"));
});

test("every line of an invitation ends with CRLF, the last too", () => {
  const { content } = icalInvitation(invitationOf(aMeeting(), "REQUEST", "See you"));
  expect(content.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(content.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

test("a cancellation has the same UID and a higher sequence", () => {
  const lines = linesOf("CANCEL", aMeeting({ sequence: 2, status: "cancelled" }));
  expect(lines).toContain("METHOD:CANCEL");
  expect(lines).toContain("STATUS:CANCELLED");
  expect(lines).toContain("SEQUENCE:2");
  expect(lines).toContain("UID:meeting-1@tidewater-planning.example");
});

function anAnswer(method: string, more: readonly string[]): string {
  return [
    "BEGIN:VCALENDAR",
    `METHOD:${method}`,
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "DTSTART:19810329T020000",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "UID:meeting-1@tidewater-planning.example",
    "SEQUENCE:1",
    ...more,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
}

test.each([
  ["ACCEPTED", "accepted"],
  ["TENTATIVE", "tentative"],
  ["DECLINED", "declined"],
])("PARTSTAT=%s is %s, on folded lines and quoted parameters too", (status, answer) => {
  const attendee = `ATTENDEE;CN="Oduya; Gareth";PARTSTAT=${status}:mailto:Gareth.\r\n Oduya@kestrel-bearings.example`;
  const read = readIcsAnswer(anAnswer("REPLY", [attendee, "COMMENT:Sorry\\, no"]));
  expect(read).toEqual({
    uid: "meeting-1@tidewater-planning.example",
    sequence: 1,
    attendee: "gareth.oduya@kestrel-bearings.example",
    comment: "Sorry, no",
    answer,
  });
  expect(meetingIdOfUid(read?.uid ?? "")).toBe("meeting-1");
});

test("a counter-proposal gives its time, of whatever known zone", () => {
  const attendee = "ATTENDEE;PARTSTAT=TENTATIVE:mailto:g@kestrel-bearings.example";
  const zoned = (zone: string) => [
    attendee,
    `DTSTART;TZID=${zone}:20261126T150000`,
    `DTEND;TZID=${zone}:20261126T153000`,
  ];
  expect(readIcsAnswer(anAnswer("COUNTER", zoned("Europe/Berlin")))).toMatchObject({
    answer: "counter",
    slot: aSlot("2026-11-26T14:00:00Z"),
  });
  expect(readIcsAnswer(anAnswer("COUNTER", zoned("W. Europe Standard Time")))).toMatchObject({
    answer: "counter",
    slot: undefined,
  });
});

test("an invitation, a broken file or prose is no answer", () => {
  const attendee = "ATTENDEE:mailto:g@kestrel-bearings.example";
  expect(readIcsAnswer(anAnswer("REQUEST", [attendee]))).toBeUndefined();
  expect(readIcsAnswer(anAnswer("REPLY", [attendee]))).toBeUndefined();
  expect(readIcsAnswer("Yes, see you then")).toBeUndefined();
});

test.each(Language.options)("texts in %s name the time, greet, and are signed", (language) => {
  const sender = { name: "Ines Moreau", title: "Account Director", email: "ines@seller.example" };
  const texts = meetingTexts({
    language,
    firstName: "Gareth",
    sender,
    company: "Tidewater Planning",
    timeZone: "Europe/Berlin",
  });
  const slots = [aSlot(), aSlot("2026-11-25T14:00:00Z")];
  const all = [
    texts.offer(slots, 30),
    texts.confirmation(aSlot()),
    texts.moved(aSlot()),
    texts.reminder(aSlot()),
    texts.cancelled(aSlot()),
    texts.missed(aSlot()),
  ];
  for (const text of all) {
    expect(text).toContain("Gareth");
    expect(text).toContain("11:00");
    expect(text).toMatch(/Ines Moreau\nAccount Director, Tidewater Planning$/);
    expect(text.split(/\s+/).length).toBeLessThan(90);
  }
  expect(new Set(all).size).toBe(all.length);
  expect(texts.offer(slots, 30)).toContain("15:00");
});
