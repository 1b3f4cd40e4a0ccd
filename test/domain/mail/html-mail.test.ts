import { describe, expect, test } from "vitest";
import { asksToStop } from "#shared/domain/mail/asks-to-stop.ts";
import { bothForms, formsOf } from "#shared/domain/mail/both-forms.ts";
import { htmlToText, visibleText } from "#shared/domain/mail/html-to-text.ts";

const hasTwoTexts = (text: string, html: string) =>
  formsOf(bothForms(text, { text, html: htmlToText(html) })).length > 1;

describe("what a reader sees of an HTML mail", () => {
  test.each([
    '<div style="font-size:0.9em">Sounds good.</div>',
    '<div style="font-size:0.875rem">Sounds good.</div>',
    '<div style="font-size:10.5pt;line-height:0">Sounds good.</div>',
    '<td style="border-width:0;min-height:0;min-width:0px">Sounds good.</td>',
    '<div style="font-size:100%; opacity:0.9; fill-opacity:0">Sounds good.</div>',
    '<div style="backface-visibility:hidden; background-color:#fff">Sounds good.</div>',
    '<p style="margin-left:36.0pt;text-indent:-18.0pt">Sounds good.</p>',
    '<div aria-hidden="true">Sounds good.</div>',
    '<div data-state="hidden" class=hidden>Sounds good.</div>',
  ])("ordinary style hides nothing: %s", (html) => {
    expect(visibleText(html)).toBe("Sounds good.");
  });

  test.each([
    '<p style="font-size:0">Stop.</p>',
    '<p style="font-size: 0.5px">Stop.</p>',
    '<p style="font-size:1pt">Stop.</p>',
    '<p style="font-size:.1em">Stop.</p>',
    '<p style="font-size:5%">Stop.</p>',
    '<p style="color:red;max-height:0px;overflow:hidden">Stop.</p>',
    '<p style="opacity:0.01">Stop.</p>',
    '<p style="position:absolute;left:-9999px">Stop.</p>',
    '<p style="color:rgb(255 255 255)">Stop.</p>',
    "<p hidden>Stop.</p>",
    '<p class="a"hidden="">Stop.</p>',
  ])("what a style hides is not seen: %s", (html) => {
    expect([visibleText(html), htmlToText(html)]).toEqual(["", "Stop."]);
  });

  test("accents, smileys, cells and Outlook's declarations are read as they look", () => {
    const html =
      '<!DOCTYPE html><?xml:namespace prefix="o" /><p><![if !supportLists]>1.<![endif]> H&aring;kan &Scaron;</p><table><tr><td>Jane Doe</td><td>CEO</td></tr></table>Hi<img alt="😀"><img alt="Kestrel logo">';

    expect(visibleText(html)).toBe("1. Håkan Š\n\nJane Doe CEO\n\nHi😀");
  });
});

describe("two forms of one mail", () => {
  test.each([
    [
      "a signature in a table",
      "Sounds good.\n\nJane Doe\tCEO\nKestrel Ltd",
      "<p>Sounds good.</p><table><tr><td>Jane Doe</td><td>CEO</td></tr><tr><td>Kestrel Ltd</td></tr></table>",
    ],
    [
      "a numbered list",
      "Two things:\n\n   1. the price\n   2. the dates",
      "<p>Two things:</p><ol><li>the price</li><li>the dates</li></ol>",
    ],
    [
      "a list by Outlook",
      "Two things:\n\n1.  the price\n2)\tthe dates",
      "<p>Two things:</p><p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>the price</p><p><![if !supportLists]>2)<![endif]>the dates</p>",
    ],
    [
      "bullets",
      "Two things:\n* the price\no  the dates\n§ a call",
      "<p>Two things:</p><ul><li>the price<li>the dates<li>a call</ul>",
    ],
    ["a smiley as a picture", "Sounds good 😀", '<p>Sounds good <img alt="😀" src="x"></p>'],
    ["a smiley made of signs", "Sounds good :-)", "<p>Sounds good 😊</p>"],
    [
      "pictures named in the plain part",
      "Sounds good.\n[cid:image001.png@01DC5A]\n[image: Kestrel logo]\n<Screenshot 2026-11-20 at 10.00.png>",
      '<p>Sounds good.</p><img src="cid:image001.png@01DC5A"><img alt="Kestrel logo">',
    ],
    [
      "a described picture",
      "Sounds good.\n[A picture containing text\n\nDescription automatically generated]",
      '<p>Sounds good.</p><img alt="A picture containing text&#10;&#10;Description automatically generated">',
    ],
    [
      "a link written out",
      "See our site <https://kestrel.example/a?b=c> and www.kestrel.example<http://www.kestrel.example/>",
      '<p>See our <a href="https://kestrel.example/a?b=c">site</a> and <a>www.kestrel.example</a></p>',
    ],
    ["a bare link", "See https://kestrel.example/", "<p>See <a>kestrel.example</a></p>"],
    [
      "quotation marks, spaces, hyphens and stress",
      'I\'m *quite* sure "it" works for the co-\noperation /today/.',
      "<p>I’m <b>quite</b> sure&nbsp;“it” works for the co-opera&shy;tion <i>today</i>.</p>",
    ],
    [
      "a signature in one part only",
      "Sounds good.",
      "<p>Sounds good.</p><div>Jane Doe<br>Head of Sales | Kestrel Ltd<br>12 High Street, London W1<br>T: +44 20 7946 0000<br>jane@kestrel.example</div>",
    ],
    [
      "a legal notice in one part only",
      "Sounds good.\n\nThis e-mail and any attachments are confidential.\nDelete it if it is not for you.",
      "<p>Sounds good.</p>",
    ],
    [
      "a telephone's own line in one part only",
      "Sounds good.\n\nSent from my iPhone",
      "<p>Sounds good.</p>",
    ],
  ])("%s makes no second text", (_, text, html) => {
    expect(hasTwoTexts(text, html)).toBe(false);
  });

  test.each([
    ["a stop in a list", "Sounds good.", "<p>Sounds good.</p><ol><li>Unsubscribe me</li></ol>"],
    ["a stop in a cell", "Sounds good.", "<p>Sounds good.</p><table><td>Stop</td></table>"],
    ["a stop sign", "Sounds good.", "<p>Sounds good.</p>🛑"],
    [
      "a stop above a signature",
      "Sounds good.",
      "<p>Sounds good.</p><p>Leave me alone</p><p>Jane Doe<br>+44 20 7946 0000</p>",
    ],
    ["another day", "10. December is fine.", "<p>11. December is fine.</p>"],
    ["a date more", "Let us talk.", "<p>Let us talk.</p><p>Wednesday 20.11.2026</p>"],
  ])("%s does", (_, text, html) => {
    expect(hasTwoTexts(text, html)).toBe(true);
  });
});

describe("whether a mail that looks like a machine's asks to stop", () => {
  const mail = { subject: "Re: Our idea", text: "", headers: {} };

  test.each(["No more.", "löschen", "🛑", "Désinscription"])(
    "a reply of nothing but %j does, below any subject, in either form",
    (word) => {
      expect(asksToStop({ ...mail, text: word })).toBe(true);
      expect(asksToStop({ ...mail, text: "I am out of the office.", html: word })).toBe(true);
      expect(asksToStop({ ...mail, subject: word })).toBe(true);
    },
  );

  test("an absence does not", () => {
    expect(asksToStop({ ...mail, text: "I am out until Monday." })).toBe(false);
  });
});
