import { expect, test } from "vitest";
import { icalInvitation } from "#shared/adapters/ical/ical-invitation.ts";
import { phrases as courtesies } from "#shared/domain/conversations/writing/phrases.ts";
import { readIcsAnswer } from "#shared/domain/meetings/ics-answer.ts";
import { invitationOf, meetingIdOfUid } from "#shared/domain/meetings/invitation.ts";
import { meetingTexts } from "#shared/domain/meetings/meeting-texts.ts";
import { namesNumber } from "#shared/domain/meetings/names-number.ts";
import { slotInWords } from "#shared/domain/meetings/slot-in-words.ts";
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
    reader: { firstName: "Gareth", fullName: "Gareth Oduya" },
    sender,
    company: "Tidewater Planning",
    timeZone: "Europe/Berlin",
  });
  const slots = [aSlot(), aSlot("2026-11-25T14:00:00Z")];
  const { closing } = courtesies[language];
  const closed = `\n\n${closing}\nInes Moreau\nAccount Director, Tidewater Planning`;
  const all = [
    texts.offer(slots, 30),
    texts.confirmation(aSlot()),
    texts.moved(aSlot()),
    texts.reminder(aSlot()),
    texts.lastReminder(aSlot()),
    texts.cancelled(aSlot()),
    texts.missed(aSlot()),
  ];
  for (const text of all) {
    expect(text).toContain("Gareth");
    expect(text).toContain(slotInWords(aSlot(), language, "Europe/Berlin"));
    expect(text.endsWith(closed)).toBe(true);
    expect(text.split(/\s+/).length).toBeLessThan(90);
  }
  expect(new Set(all).size).toBe(all.length);
  for (const slot of slots) {
    expect(texts.offer(slots, 30)).toContain(slotInWords(slot, language, "Europe/Berlin"));
  }
});

test.each([
  ["en", "Tuesday 1 December at 14:00 (Paris time)", "Tuesday 1 December at 14:30 (Paris time)"],
  [
    "de",
    "Dienstag, 1. Dezember um 14 Uhr (Pariser Zeit)",
    "Dienstag, 1. Dezember um 14:30 Uhr (Pariser Zeit)",
  ],
  [
    "fr",
    "mardi 1er décembre à 14 h (heure de Paris)",
    "mardi 1er décembre à 14 h 30 (heure de Paris)",
  ],
] as const)("a time in %s is written as people write it", (language, full, half) => {
  const words = (startsAt: string) => slotInWords(aSlot(startsAt), language, "Europe/Paris");
  expect(words("2026-12-01T13:00:00Z")).toBe(full);
  expect(words("2026-12-01T13:30:00Z")).toBe(half);
});

test("who is greeted in German or French is greeted by the whole name, in English by the first", () => {
  const sender = { name: "Ines Moreau", title: "Account Director", email: "ines@seller.example" };
  const greeted = (language: Language) =>
    meetingTexts({
      language,
      reader: { firstName: "Katrin", fullName: "Katrin Müller-Hainz" },
      sender,
      company: "Tidewater Planning",
      timeZone: "Europe/Berlin",
    }).confirmation(aSlot());
  expect(greeted("de")).toMatch(/^Guten Tag Katrin Müller-Hainz,/);
  expect(greeted("fr")).toMatch(/^Bonjour Katrin Müller-Hainz,/);
  expect(greeted("en")).toMatch(/^Hello Katrin,/);
});

test("every sentence about the file that goes with a mail is left out of that file", () => {
  for (const language of Language.options) {
    const texts = meetingTexts({
      language,
      reader: {},
      sender: { name: "Ines Moreau", title: "Account Director", email: "ines@seller.example" },
      company: "Tidewater Planning",
      timeZone: "Europe/Berlin",
    });
    for (const text of [
      texts.confirmation(aSlot()),
      texts.moved(aSlot()),
      texts.cancelled(aSlot()),
    ]) {
      const { description } = invitationOf(aMeeting(), "REQUEST", text);
      expect(description.length).toBeLessThan(text.length);
    }
  }
});

test("an invitation says where the meeting takes place", () => {
  const place = "By phone: Ines Moreau calls you at +44 117 496 0312";
  const { content } = icalInvitation(invitationOf(aMeeting({ place }), "REQUEST", "See you then."));
  expect(content.replaceAll(/\r\n[ \t]/g, "")).toContain(`LOCATION:${place}`);
});

test.each(Language.options)(
  "a call in %s without a number asks for one, with one it does not",
  (language) => {
    const texts = meetingTexts({
      language,
      reader: {},
      sender: { name: "Ines Moreau", title: "Account Director", email: "ines@seller.example" },
      company: "Tidewater Planning",
      timeZone: "Europe/Berlin",
    });
    const known = texts.byPhone("+44 117 496 0312");
    expect(texts.confirmation(aSlot(), { place: texts.byPhone(undefined) })).toContain("?");
    expect(texts.confirmation(aSlot(), { place: known })).toContain(`${known}.`);
    expect(texts.confirmation(aSlot(), { place: known })).not.toContain("?");
  },
);

test.each([
  ["Call me on +49 30 1234567.", true],
  ["Tel. 0041 44 123 45 67", true],
  ["(0117) 496 0312", true],
  ["Let us talk on 04.12.2026 at 10:00.", false],
  ["2026-12-04 10:00 works, we have 120 people", false],
])("%s names a number to call: %s", (text, expected) => {
  expect(namesNumber(text)).toBe(expected);
});
