import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMail } from "#shared/adapters/mime/compose.ts";
import { aRenderedMail } from "../../support/outreach-builders.ts";

const at = new Date("2026-11-20T09:00:00Z");

async function composed(mail = aRenderedMail()) {
  const raw = await composeMail(mail, at);
  const parsed = await PostalMime.parse(raw);
  const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
  return { raw: raw.toString(), parsed, header };
}

test("MX-4: a sales mail carries the one-click unsubscribe by https and by mail", async () => {
  const { header } = await composed();

  expect(header("list-unsubscribe")).toBe(
    "<https://department.example/u/token>, <mailto:unsub+abc@inbound.example?subject=unsubscribe>",
  );
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
});

test("MX-11: a mail is plain text with our Message-ID, its thread, and neither HTML nor pixel", async () => {
  const { parsed, header, raw } = await composed(
    aRenderedMail({
      inReplyTo: "second@tidewater-planning.example",
      references: ["first@tidewater-planning.example", "second@tidewater-planning.example"],
    }),
  );

  expect(parsed.messageId).toBe("<tag@tidewater-planning.example>");
  expect(parsed.inReplyTo).toBe("<second@tidewater-planning.example>");
  expect(parsed.references).toBe(
    "<first@tidewater-planning.example> <second@tidewater-planning.example>",
  );
  expect(parsed.text?.trim()).toBe("Hello Gareth,\n\nHow do you decide? Größe, 6 400 €.");
  expect(parsed.html).toBeUndefined();
  expect(header("content-type")).toContain("text/plain");
  expect(header("x-outbox-id")).toBe("lead-1.step-1.v1");
  expect(header("auto-submitted")).toBeUndefined();
  expect(raw.split("\r\n").every((line) => line.length <= 998)).toBe(true);
});

test("an invitation is a text and a calendar part that mail programs offer to accept", async () => {
  const content = ["BEGIN:VCALENDAR", "METHOD:REQUEST", "END:VCALENDAR", ""].join("\r\n");
  const { parsed, raw } = await composed(
    aRenderedMail({
      calendar: { method: "REQUEST", content },
      unsubscribeUrl: undefined,
      unsubscribeMail: undefined,
    }),
  );

  expect(raw).toMatch(/Content-Type: text\/calendar;[^:]*method=REQUEST;[^:]*name="?invite\.ics/i);
  expect(parsed.attachments.some(({ filename }) => filename === "invite.ics")).toBe(true);
  expect(parsed.text).toContain("Hello Gareth");
  expect(raw).not.toContain("List-Unsubscribe");
});

test("what somebody put into a name or subject adds no header", async () => {
  const { parsed } = await composed(
    aRenderedMail({
      subject: "Hello\r\nBcc: everybody@x.example",
      from: {
        name: 'Ines"\r\nBcc: all@x.example',
        address: "ines.moreau@tidewater-planning.example",
      },
    }),
  );

  expect(parsed.bcc).toBeUndefined();
  expect(parsed.headers.filter(({ key }) => key === "bcc")).toEqual([]);
});
