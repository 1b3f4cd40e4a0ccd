import { expect, test } from "vitest";
import { defaultCampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { type AccountWish, chooseAccount } from "#shared/domain/outreach/choose-account.ts";
import { type ContactFacts, mayContact } from "#shared/domain/outreach/may-contact.ts";
import { nextStep } from "#shared/domain/outreach/next-step.ts";
import { renderMail } from "#shared/domain/outreach/render-mail.ts";
import { smtpUrlOf } from "#shared/domain/outreach/smtp-url.ts";
import { aCampaign } from "../../support/builders.ts";
import { aCampaignLead } from "../../support/campaign-builders.ts";
import { aConversation, anOutboxEntry, aSenderAccount } from "../../support/outreach-builders.ts";

const now = new Date("2026-11-20T10:00:00Z");
const notReady = { isReady: false, problems: ["no SPF record"], checkedAt: "2026-11-20T06:00:00Z" };

test("what is lawful, wished and within limits is allowed, with the reason it is", () => {
  expect(mayContact(facts(), now)).toMatchObject({
    kind: "allowed",
    transport: "smtp",
    basis: "corporate subscriber",
    approval: "campaign",
  });
});

test.each<[string, Partial<ContactFacts>, string]>([
  ["a person who opted out", { suppression: suppressed() }, "suppressed"],
  [
    "an opted-out person's answered mail",
    { suppression: suppressed(), purpose: "reply" },
    "suppressed",
  ],
  [
    "who must not be contacted",
    { lead: aCampaignLead({ doNotContact: "asked so" }) },
    "do-not-contact",
  ],
  ["whose note says not now", { lead: aCampaignLead({ notes: "Not before March" }) }, "note"],
  ["an ended sequence", { conversation: stopped() }, "sequence-stopped"],
  ["a company that answered", { companyStop: { reason: "Hannah replied" } }, "company-stopped"],
  [
    "a conversation in a person's hands",
    { conversation: aConversation({ state: "handed_off" }) },
    "conversation-closed",
  ],
  ["three soft bounces", { conversation: aConversation({ softBounces: 3 }) }, "too-many-bounces"],
  ["no address", { to: undefined }, "no-address"],
  ["no legal basis", { legal: { kind: "refused", reason: "needs consent" } }, "no-legal-basis"],
  ["no account", { choice: { kind: "none", reason: "none is set up" } }, "no-account"],
  [
    "SES-1: an account of SES without a relationship",
    { choice: chosen({ transport: "ses" }) },
    "no-account",
  ],
  ["LAW-US-2: no postal address", { seller: { postalAddress: "" } }, "no-postal-address"],
])("%s is refused", (_, changed, rule) => {
  expect(mayContact(facts(changed), now)).toMatchObject({ kind: "refused", rule });
});

test.each<[string, Partial<ContactFacts>, string, string]>([
  ["the kill switch", { pauses: [pause({ kind: "all" })] }, "paused", "2026-11-20T10:15:00.000Z"],
  [
    "a paused account",
    { pauses: [pause({ kind: "account", id: "mailbox-1" })] },
    "paused",
    "2026-11-20T10:15:00.000Z",
  ],
  [
    "a paused campaign",
    { pauses: [pause({ kind: "campaign", id: "job-1" })] },
    "paused",
    "2026-11-20T10:15:00.000Z",
  ],
  [
    "a paused domain",
    { pauses: [pause({ kind: "domain", id: "Tidewater-Planning.example" })] },
    "paused",
    "2026-11-20T10:15:00.000Z",
  ],
  [
    "MX-1: a domain that is not ready",
    { choice: chosen({ dns: notReady }) },
    "domain-not-ready",
    "2026-11-20T10:15:00.000Z",
  ],
  [
    "a full day",
    { choice: chosen({}, { sent: 40, nextAt: undefined }) },
    "cap-reached",
    "2026-11-21T00:00:00.000Z",
  ],
  [
    "a new account's fifth",
    { choice: chosen({ startedOn: "2026-11-19" }, { sent: 5, nextAt: undefined }) },
    "cap-reached",
    "2026-11-21T00:00:00.000Z",
  ],
  [
    "a resting account",
    { choice: chosen({}, { sent: 1, nextAt: "2026-11-20T10:07:00.000Z" }) },
    "too-soon-after-the-last",
    "2026-11-20T10:07:00.000Z",
  ],
  [
    "a reader who is away",
    { conversation: away("2026-11-30") },
    "not-before",
    "2026-11-30T09:00:00.000Z",
  ],
])("%s makes a step wait", (_, changed, rule, until) => {
  const decision = mayContact(facts(changed), now);
  expect(decision).toMatchObject({ kind: "wait", rule, afterwards: { kind: "allowed" } });
  if (decision.kind === "wait") expect(decision.until.toISOString()).toBe(until);
});

test("who is away is back on a day of their own clock, whatever day it is in Greenwich", () => {
  const lead = aCampaignLead();
  const { company } = lead;
  const inLosAngeles = { ...company, country: "US", city: "Los Angeles", address: "California" };
  const person = { lead: { ...lead, company: inLosAngeles }, conversation: away("2026-12-01") };
  // Ten in the evening of 30 November there, and the first of December in Greenwich.
  const lateEvening = new Date("2026-12-01T06:00:00Z");
  expect(mayContact(facts(person), lateEvening)).toMatchObject({
    kind: "wait",
    rule: "not-before",
    until: new Date("2026-12-01T17:00:00.000Z"),
  });
  // The afternoon of a working day before: midnight of UTC lies in its business hours.
  expect(mayContact(facts(person), new Date("2026-11-30T20:00:00Z"))).toMatchObject({
    rule: "not-before",
    until: new Date("2026-12-01T17:00:00.000Z"),
  });
  const { steps } = aCampaign();
  const back = nextStep({ steps }, away("2026-12-01"), undefined, now, "America/Los_Angeles");
  expect(back).toMatchObject({ earliest: new Date("2026-12-01T08:00:00.000Z") });
});

test("a step waits for the reader's morning; an answer to a person does not", () => {
  const night = new Date("2026-11-20T22:00:00Z");
  expect(mayContact(facts(), night)).toMatchObject({
    kind: "wait",
    rule: "outside-business-hours",
  });
  expect(mayContact(facts({ purpose: "reply" }), night)).toMatchObject({ kind: "allowed" });
  const full = chosen({}, { sent: 99, nextAt: "2026-12-01T00:00:00Z" });
  const answer = facts({ purpose: "reply", choice: full, conversation: stopped() });
  expect(mayContact(answer, now)).toMatchObject({ kind: "allowed" });
  expect(mayContact({ ...answer, pauses: [pause({ kind: "all" })] }, now)).toMatchObject({
    rule: "paused",
  });
});

test("the campaign says which steps a person lets go", () => {
  const approvalOf = (approval: "every" | "first" | "none", step: number) => {
    const campaign = { ...defaultCampaignSettings("job-1"), approval };
    const decision = mayContact(facts({ campaign, step }), now);
    return decision.kind === "allowed" && decision.approval;
  };
  expect([approvalOf("every", 3), approvalOf("first", 1)]).toEqual(["person", "person"]);
  expect([approvalOf("first", 2), approvalOf("none", 1)]).toEqual(["campaign", "campaign"]);
});

test("a conversation keeps its account; a new one gets the account with most room that may send", () => {
  const choose = (wish: Partial<AccountWish>) => {
    const choice = chooseAccount({ ...aWish(), ...wish });
    return choice.kind === "chosen" ? choice.account.id : choice.reason;
  };
  expect(choose({ current: "mailbox-1" })).toBe("mailbox-1");
  expect(choose({})).toBe("mailbox-2");
  expect(choose({ isPaused: ({ id }) => id === "mailbox-2" })).toBe("mailbox-1");
  const isPaused: AccountWish["isPaused"] = ({ id }) => id === "mailbox-1";
  expect(choose({ current: "mailbox-1", isPaused })).toBe("mailbox-2");
  expect(choose({ current: "mailbox-1", isPaused, mayMove: false })).toBe("mailbox-1");
  expect(choose({ current: "mailbox-1", isPaused: () => true })).toBe("mailbox-1");
  expect(choose({ transports: ["ses"] })).toBe(
    "such a message may leave by ses only, and no account does",
  );
  expect(choose({ channel: "linkedin" })).toBe("no account for LinkedIn is set up");
});

test("steps follow each other by their days, stop when stopped and end", () => {
  const { steps } = aCampaign();
  const later = { steps: steps.map((step) => ({ ...step, delayDays: (step.number - 1) * 3 })) };
  const conversation = aConversation({ sequence: { nextStep: 2, variant: "b" } });
  const sentAt = "2026-11-20T09:30:00.000Z";

  expect(nextStep(later, conversation, sentAt, now, "Europe/London")).toMatchObject({
    kind: "step",
    step: { number: 2, channel: "linkedin" },
    variant: { name: "b" },
    earliest: new Date("2026-11-23T09:30:00.000Z"),
  });
  expect(nextStep(later, away("2026-12-07"), sentAt, now, "Europe/London")).toMatchObject({
    earliest: new Date("2026-12-07T00:00:00.000Z"),
  });
  expect(nextStep(later, stopped(), sentAt, now, "Europe/London")).toEqual({
    kind: "stopped",
    reason: "replied",
  });
  const over = aConversation({ sequence: { nextStep: 3, variant: "a" } });
  expect(nextStep(later, over, sentAt, now, "Europe/London")).toEqual({ kind: "finished" });
});

test("MX-4: every step and answer carries the opt-out, an invitation carries none", () => {
  const rendered = (kind: "step" | "reply" | "meeting") =>
    renderMail(anOutboxEntry({ kind }), surroundings);
  for (const kind of ["step", "reply"] as const) {
    const mail = rendered(kind);
    expect(mail.unsubscribeUrl).toBe("https://department.example/u/t");
    expect(mail.text).toContain("https://department.example/u/t");
    expect(mail.text).toContain("14 Ropewalk Yard");
  }
  expect(rendered("meeting").unsubscribeUrl).toBeUndefined();
  expect(rendered("meeting").text).toBe(
    "Hello Gareth,\n\nHow do you decide which site holds what?\n\nInes Moreau\n",
  );
});

test("LAW-AI-1: the disclosure stands in the mail's own text, and not under what a person wrote", () => {
  const approved = anOutboxEntry({ kind: "reply", approvedBy: "rep@seller.example" });
  expect(renderMail(anOutboxEntry(), surroundings).text).toContain("AI system");
  expect(renderMail(approved, surroundings).text).toContain("AI system");
  const own = renderMail({ ...approved, writtenBy: "rep@seller.example" }, surroundings).text;
  expect(own).not.toContain("AI system");
  expect(own).toMatch(/Ropewalk Yard[\s\S]+No more messages from us: https/);
});

test("one SMTP_URL serves every mailbox, or each has its own", () => {
  expect(smtpUrlOf("a", "smtps://u:p@mail.example")).toBe("smtps://u:p@mail.example");
  const each = JSON.stringify({ a: "smtps://a.example" });
  expect([smtpUrlOf("a", each), smtpUrlOf("b", each), smtpUrlOf("a", undefined)]).toEqual([
    "smtps://a.example",
    undefined,
    undefined,
  ]);
});

const needs = { postalAddress: true, sourceNotice: false };

const surroundings = {
  account: aSenderAccount(),
  footer: {
    language: "en",
    needs,
    isFirst: true,
    seller: {
      company: "Tidewater Planning",
      postalAddress: "14 Ropewalk Yard",
      contact: "a@x.example",
    },
    source: { from: "list", name: undefined, on: undefined },
  },
  replyTo: "reply+abc@inbound.example",
  unsubscribe: { url: "https://department.example/u/t", mail: "unsub+abc@inbound.example" },
} as const;

function facts(changed: Partial<ContactFacts> = {}): ContactFacts {
  const lead = aCampaignLead();
  return {
    lead: { ...lead, company: { ...lead.company, country: "GB" } },
    conversation: undefined,
    purpose: "step",
    step: 1,
    channel: "email",
    to: "gareth.oduya@kestrel-bearings.example",
    choice: chosen(),
    pauses: [],
    suppression: undefined,
    companyStop: undefined,
    legal: { kind: "allowed", basis: "corporate subscriber", transports: ["smtp"], needs },
    campaign: defaultCampaignSettings("job-1"),
    seller: { postalAddress: "14 Ropewalk Yard" },
    timeZone: "Europe/London",
    ...changed,
  };
}

function chosen(
  account: Parameters<typeof aSenderAccount>[0] = {},
  usage: { sent: number; nextAt: string | undefined } = { sent: 0, nextAt: undefined },
) {
  return { kind: "chosen", account: aSenderAccount(account), usage } as const;
}

function suppressed() {
  return {
    scope: "address",
    reason: "opted-out",
    source: "one-click",
    at: "2026-11-01T00:00:00Z",
  } as const;
}

function stopped() {
  const at = "2026-11-20T09:00:00Z";
  return aConversation({
    sequence: { nextStep: 2, variant: "a", stopped: { reason: "replied", at } },
  });
}

function away(notBefore: string) {
  return aConversation({ sequence: { nextStep: 2, variant: "a", notBefore } });
}

function pause(scope: ContactFacts["pauses"][number]["scope"]) {
  return { scope, reason: "a person paused it" };
}

function aWish(): AccountWish {
  return {
    channel: "email",
    current: undefined,
    transports: ["smtp"],
    accounts: [
      { account: aSenderAccount(), usage: { sent: 9, nextAt: undefined } },
      { account: aSenderAccount({ id: "mailbox-2" }), usage: { sent: 2, nextAt: undefined } },
      {
        account: aSenderAccount({ id: "mailbox-3", dailyCap: 5 }),
        usage: { sent: 0, nextAt: undefined },
      },
    ],
    isPaused: () => false,
    mayMove: true,
    now,
  };
}
