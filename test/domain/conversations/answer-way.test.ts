import { describe, expect, test } from "vitest";
import { answerWay, mailboxOf, wroteThemselves } from "#shared/domain/conversations/answer-way.ts";
import { asksForMail } from "#shared/domain/conversations/asks-for-mail.ts";
import { aConversation, aMessage, aSenderAccount } from "../../support/outreach-builders.ts";

const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
const talk = aConversation({
  linkedinUrl,
  accounts: { email: "mailbox-2", linkedin: "profile-1" },
});
const accounts = [
  aSenderAccount(),
  aSenderAccount({ id: "mailbox-2" }),
  aSenderAccount({ id: "profile-0", channel: "linkedin", transport: "manual" }),
  aSenderAccount({ id: "profile-1", channel: "linkedin", transport: "unipile" }),
];
const onLinkedIn = aMessage({ channel: "linkedin", from: linkedinUrl, text: "What does it cost?" });

describe("an answer", () => {
  test("goes the way they wrote, from the account they know", () => {
    expect(answerWay(talk, aMessage(), accounts)).toMatchObject({
      channel: "email",
      account: { id: "mailbox-2" },
      to: "gareth.oduya@kestrel-bearings.example",
    });
    expect(answerWay(talk, onLinkedIn, accounts)).toMatchObject({
      channel: "linkedin",
      account: { id: "profile-1" },
      to: linkedinUrl,
    });
  });

  test("on LinkedIn goes by mail when they ask for mail, and says why", () => {
    const asks = { ...onLinkedIn, text: "Sounds good. Please send it by e-mail." };
    expect(answerWay(talk, asks, accounts)).toMatchObject({
      channel: "email",
      because: "they asked for mail",
    });
    const { email: _, ...unknown } = talk;
    expect(answerWay(unknown, asks, accounts)).toMatchObject({ channel: "linkedin" });
  });

  test("goes by mail when LinkedIn is gone, and not at all when both are", () => {
    const mailboxes = accounts.slice(0, 2);
    expect(answerWay(talk, onLinkedIn, mailboxes)).toMatchObject({
      channel: "email",
      because: "no account for LinkedIn is set up any more",
    });
    expect(answerWay(talk, onLinkedIn, [])).toEqual({
      kind: "none",
      reason: "no mailbox is set up to answer from",
    });
    const { email: _, ...unknown } = aConversation();
    expect(answerWay(unknown, undefined, mailboxes)).toMatchObject({
      reason: "no address is known",
    });
  });

  test("comes from the first mailbox where the conversation's own is gone", () => {
    expect(mailboxOf({ accounts: { email: "gone" } }, accounts)?.id).toBe("mailbox-1");
  });
});

test("who wrote is known by address and by profile, however the profile is spelt", () => {
  expect(wroteThemselves(onLinkedIn, talk)).toBe(true);
  const spelt = { ...onLinkedIn, from: "http://linkedin.com/in/Gareth-Oduya/?trk=1" };
  expect(wroteThemselves(spelt, talk)).toBe(true);
  const other = { ...onLinkedIn, from: "https://www.linkedin.com/in/ada-reyes" };
  expect(wroteThemselves(other, talk)).toBe(false);
  expect(wroteThemselves(aMessage(), talk)).toBe(true);
  expect(wroteThemselves(aMessage({ isFromSomebodyElse: true }), talk)).toBe(false);
});

test.each([
  "Could you send me the details by email?",
  "Please email me instead.",
  "Bitte per E-Mail, danke.",
  "Schicken Sie mir bitte eine Mail mit den Preisen.",
  "Pouvez-vous m'envoyer cela par mail ?",
  "Mándeme la información por correo, por favor.",
  "Mi può scrivere tramite e-mail?",
  "Stuur het naar mijn mail.",
])("“%s” asks for mail", (text) => {
  expect(asksForMail(text)).toBe(true);
});

test.each([
  "How much does it cost?",
  "Please do not email me.",
  "Bitte nicht per Mail.",
  "I got your mail. What does it cost?",
  "Pas par mail, s'il vous plaît.",
])("“%s” does not", (text) => {
  expect(asksForMail(text)).toBe(false);
});
