import { expect, test } from "vitest";
import { bothForms } from "#shared/domain/mail/both-forms.ts";
import { htmlToText } from "#shared/domain/mail/html-to-text.ts";
import { reactionTo } from "#shared/domain/replies/reaction.ts";
import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import { mailClients, quoted, quotedInHtml } from "../../../local/mail/quoted-reply.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { mailDesk, rawMail } from "../../support/mail-builders.ts";

const dynamo = embeddedDynamo();
const now = new Date("2026-11-20T10:00:00Z");
const twoParts = { "Content-Type": 'multipart/alternative; boundary="b"' };

function alternative(plain: string, html: string): string {
  return rawMail(
    twoParts,
    `--b\nContent-Type: text/plain; charset=utf-8\n\n${plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n${html}\n--b--\n`,
  );
}

async function keptOf(raw: string): Promise<string> {
  const desk = await mailDesk(dynamo());
  await desk.receive(raw);
  return (await desk.messages())[0]?.text ?? "";
}

const decided = async (raw: string) => reactionTo(readByRules({ text: await keptOf(raw), now }));

test.each([
  [
    "that only the HTML asks for",
    alternative("Sounds interesting, tell me more.", "<p>Stop emailing me.</p>"),
  ],
  [
    "that only the plain part asks for",
    alternative("Stop emailing me.", "<p>Sounds interesting, tell me more.</p>"),
  ],
  [
    "that the HTML hides",
    alternative(
      "Yes, please send me an example.",
      '<p>Yes, please send me an example.</p><div style="display:none">Please remove me from your list.</div>',
    ),
  ],
  [
    "of one word",
    alternative("Sounds good, thanks.", "<p>Sounds good, thanks.</p><p>Unsubscribe</p>"),
  ],
])("LAW-US-1: a stop %s is obeyed", async (_, raw) => {
  expect(await decided(raw)).toMatchObject({ kind: "stop" });
});

test.each([
  [
    "a privacy request in the HTML alone",
    alternative("Sounds interesting, tell me more.", "<p>Where did you get my address?</p>"),
  ],
  [
    "a threat in the HTML alone",
    alternative(
      "Sounds interesting, tell me more.",
      "<p>You will hear from my lawyer about this.</p>",
    ),
  ],
  [
    "praise that the HTML hides",
    alternative(
      "Hm.",
      "<p>Hm.</p><p hidden>Sounds great, tell me more and send me an example.</p>",
    ),
  ],
  [
    "praise in white letters of a mail without a plain part",
    rawMail(
      { "Content-Type": "text/html" },
      '<p>Hm.</p><p style="color: #FFFFFF">Yes, please send me an example.</p>',
    ),
  ],
  [
    "praise hidden by a style sheet",
    rawMail(
      { "Content-Type": "text/html" },
      '<style>.x { display : none }</style><p>Hm.</p><p class="a x">Yes, please send me an example.</p>',
    ),
  ],
  [
    "another day in the HTML",
    alternative("Can we talk on Tuesday at 10:00?", "<p>Can we talk on Wednesday at 11:00?</p>"),
  ],
])("%s waits for a person, who sees both forms", async (_, raw) => {
  const kept = await keptOf(raw);

  expect(kept).toContain("the same mail says:");
  expect(reactionTo(readByRules({ text: kept, now }))).toMatchObject({ kind: "person" });
});

test("what both parts say is kept once, however programs lay it out, without what either quotes", async () => {
  const raw = alternative(
    "Hi Ines,\n\nyes, please *send* me an example <https://kestrel.example/x>.\n\nGareth\n\nOn Thu, 19 Nov 2026 at 10:00, Ines Moreau wrote:\n> Answer stop and I stop.",
    '<div dir="ltr">Hi Ines,<br><br>yes, please <b>send</b> me an&nbsp;<a href="https://kestrel.example/x">example</a>.<br><br>Gareth</div><div class="gmail_quote"><div>On Thu, 19 Nov 2026 at 10:00, Ines Moreau wrote:<br></div><blockquote>Answer stop and I stop.</blockquote></div>',
  );

  expect(await keptOf(raw)).toBe(
    "Hi Ines,\n\nyes, please *send* me an example <https://kestrel.example/x>.\n\nGareth",
  );
});

test.each(mailClients)("a reply in the manner of %s has one form, in every language", (client) => {
  const original = {
    from: { name: "Ines Moreau", address: "ines@seller.example" },
    to: ["gareth@kestrel.example"],
    subject: "Two sites",
    date: "2026-11-19T10:00:00Z",
    text: "Hello Gareth,\n\nanswer stop and I stop.",
  };
  for (const language of ["en", "de", "fr", "es", "it", "nl"]) {
    const words = "Sounds good.\n\nCan you send an example & the price?";
    const text = quoted(words, original, client, language);
    const html = htmlToText(quotedInHtml(words, original, language));
    expect(bothForms(words, { text, html })).toBe(words);
  }
});

test("an absence whose HTML asks to stop is read as a reply", async () => {
  const desk = await mailDesk(dynamo());
  const raw = alternative("I am out of the office.", "<p>Please remove me from your list.</p>");

  await desk.receive(raw.replace("Subject:", "Auto-Submitted: auto-replied\r\nSubject:"));

  expect(desk.replies.sent).toHaveLength(1);
});

test("a mail made to be slow takes no longer than a plain one of its size, and waits for a person", async () => {
  const hostile = [
    `<p>Hm.</p>${"<div style='".repeat(80_000)}`,
    `<style>${".a".repeat(400_000)}</style><p>Hm.</p>`,
    `<p>Hm.</p>${"<p hidden>".repeat(90_000)}`,
    `<p>${"Hm. ".repeat(300_000)}</p><p>Stop.</p>`,
    `<p>${"<".repeat(200_000)}</p>`,
    `<p>${"x".repeat(200_000)}</p>`,
  ];
  await spent(`<p>${"Hm, perhaps. ".repeat(90_000)}</p>`);
  const plain = await spent(`<p>${"Hm, perhaps. ".repeat(90_000)}</p>`);
  for (const html of hostile) {
    const { milliseconds, kept } = await spent(html);
    // What takes the square of its length takes thirty seconds and more.
    expect(milliseconds).toBeLessThan(10 * plain.milliseconds + 2000);
    expect(reactionTo(readByRules({ text: kept, now })).kind).toBe("person");
  }
});

async function spent(html: string) {
  const { user } = process.cpuUsage();
  const kept = await keptOf(alternative("Yes, please send me an example.", html));
  return { kept, milliseconds: process.cpuUsage({ user, system: 0 }).user / 1000 };
}
