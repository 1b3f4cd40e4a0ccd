import { expect, test } from "vitest";
import { daysOfWeek, roomOfWeek } from "#shared/domain/outreach/linkedin-limits.ts";
import { profileAddress, profileName } from "#shared/domain/outreach/linkedin-profile.ts";
import { renderLinkedIn } from "#shared/domain/outreach/render-linkedin.ts";

test("LI-2: the hundredth invitation of a sliding week may go, the next one waits", () => {
  expect(roomOfWeek("invite", [14, 14, 14, 14, 14, 14, 14, 1])).toEqual({ kind: "room", left: 1 });
  expect(roomOfWeek("invite", [14, 14, 14, 14, 14, 14, 14, 2])).toMatchObject({ kind: "full" });
  expect(roomOfWeek("invite", [])).toEqual({ kind: "room", left: 100 });
});

test("LI-2: seven times 24 hours touch eight days, over the end of a month and of summer time", () => {
  expect(daysOfWeek("2026-11-03")).toEqual([
    "2026-10-27",
    "2026-10-28",
    "2026-10-29",
    "2026-10-30",
    "2026-10-31",
    "2026-11-01",
    "2026-11-02",
    "2026-11-03",
  ]);
});

test.each([
  ["https://www.linkedin.com/in/Gareth-Oduya/", "gareth-oduya"],
  ["https://de.linkedin.com/in/j%C3%BCrgen-m?trk=x", "jürgen-m"],
  ["http://linkedin.com/in/100%-done", "100%-done"],
  ["https://uk.linkedin.com/pub/gareth-oduya/12/345/678", "gareth-oduya"],
  ["https://www.linkedin.com/company/kestrel", undefined],
  ["", undefined],
])("%s is the profile of %s", (url, name) => {
  expect(profileName(url)).toBe(name);
  if (name) expect(profileName(profileAddress(name))).toBe(name);
});

const footer = {
  language: "en",
  needs: { postalAddress: true, sourceNotice: true },
  isFirst: true,
  seller: { company: "Tidewater", postalAddress: "14 Ropewalk Yard", contact: "a@t.example" },
  source: { from: "list", name: undefined, on: undefined },
} as const;

test.each(["en", "de", "fr", "es", "it", "nl"] as const)(
  "LAW-AI-1: in %s a note names the machine and its company in one sentence",
  (language) => {
    const text = renderLinkedIn({ text: "Hello,", kind: "step" }, "invite", {
      ...footer,
      language,
    });
    expect(text).toMatch(/^Hello, .*(AI|KI|IA).*Tidewater.*\.$/);
    expect(text.length).toBeLessThan(80);
  },
);

test("LAW-AI-1: a message carries the whole notice, an opt-out by word, and no postal address", () => {
  const text = renderLinkedIn({ text: "Hello Gareth", kind: "step" }, "message", footer);
  expect(text).toContain("written and sent by an AI system working for Tidewater");
  expect(text).toContain("Art. 6(1)(f) GDPR");
  expect(text).toContain('reply "stop"');
  expect(text).not.toContain("Ropewalk");
  const own = { text: "Hello", kind: "reply", writtenBy: "ines@t.example" } as const;
  expect(renderLinkedIn(own, "message", footer)).not.toContain("AI system");
  expect(renderLinkedIn({ text: "At ten.", kind: "meeting" }, "message", footer)).toBe("At ten.");
});
