import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { settledWhen } from "../../../local/clock/settled.ts";
import { createVirtualClock } from "../../../local/clock/virtual-clock.ts";
import { compose, type Letter } from "../../../local/mail/compose.ts";
import { openMailbox } from "../../../local/mail/mailbox.ts";
import { outreachIdOf } from "../../../local/mail/outreach-id.ts";
import { createPostOffice } from "../../../local/mail/post-office.ts";
import { type ReadMail, readMail } from "../../../local/mail/read-mail.ts";
import {
  type Character,
  characterOf,
  type Named,
  readNamedProspects,
} from "../../../local/prospects/character.ts";
import { type Act, startProspects } from "../../../local/prospects/prospects.ts";

const template = { Resources: {}, Outputs: {}, Conditions: {}, Mappings: {}, Parameters: {} };
const stack = { name: "dev", assets: new Map(), template };
const rule = {
  stack,
  logicalId: "Rule",
  name: "rule",
  arn: "rule",
  properties: {
    RuleSetName: "rules",
    Rule: {
      Enabled: true,
      Recipients: ["mail.tidewater.example"],
      Actions: [{ S3Action: { BucketName: "mail", ObjectKeyPrefix: "inbound/" } }],
    },
  },
};

/** Prospects without a department: what it would get lies in `inbox`. */
async function aMarket(
  person: Partial<Named> & { character: Character },
  address = "kim@firm.example",
) {
  const clock = createVirtualClock(new Date("2026-03-02T09:00:00Z"));
  const mailbox = openMailbox(":memory:");
  const inbox: ReadMail[] = [];
  const acts: Act[] = [];
  const postOffice = createPostOffice({
    sesList: { has: () => false, put: () => undefined },
    isListedFor: () => false,
    mailbox,
    receiptRules: [rule],
    storeObject: async (_, __, bytes) => void inbox.push(await readMail(bytes)),
    emit: async () => undefined,
    now: clock.now,
  });
  const prospects = await startProspects({
    mailbox,
    postOffice,
    clock,
    url: "http://127.0.0.1:1",
    seed: 7,
    named: new Map([[address, { answersMail: 1, ...person }]]),
    log: () => undefined,
    onAct: (act) => acts.push(act),
  });
  const settled = () => settledWhen(() => !prospects.isBusy() && !postOffice.isBusy());

  async function write(letter: Partial<Letter> = {}): Promise<void> {
    const mail: Letter = {
      from: { name: "Ada Byrne", address: "ada@tidewater.example" },
      to: address,
      subject: "Planning",
      text: "Hello Kim,\n\nwe plan warehouses.",
      messageId: `${clock.now()}@tidewater.example`,
      at: new Date(clock.now()),
      ...letter,
      headers: { "X-Outbox-Id": "lead-1.step-1.v1", "Reply-To": "r+token@mail.tidewater.example" },
    };
    await postOffice.send({ from: mail.from.address, to: [address] }, await compose(mail), "smtp");
    await settled();
  }

  async function letTimePass(): Promise<void> {
    for (let due = clock.nextDue(); due !== undefined; due = clock.nextDue()) {
      clock.advanceTo(due);
      await settled();
    }
  }

  return { clock, inbox, acts, write, letTimePass };
}

test("somebody interested answers in the thread, picks an offered time, and accepts the invitation", async () => {
  const { inbox, acts, write, letTimePass } = await aMarket({ character: "interested" });

  await write();
  await letTimePass();
  await write({
    text: "These times are free:\n\n- Tuesday 10 March, 10:00 GMT\n- Tuesday 10 March, 14:00 GMT",
  });
  await letTimePass();
  const content = [
    "BEGIN:VCALENDAR",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "UID:meeting-1@tidewater.example",
    "SEQUENCE:0",
    "DTSTART:20260310T100000Z",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  await write({ text: "See you then", calendar: { method: "REQUEST", content } });
  await letTimePass();

  expect(acts.map(({ did }) => did)).toEqual(["says", "picks", "answers-invitation"]);
  expect(inbox[0]?.text).toContain("> we plan warehouses.");
  expect(inbox[1]?.text).toContain("Tuesday 10 March, 10:00 GMT");
  expect(inbox[2]?.calendar?.content).toContain(
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kim@firm.example",
  );
  expect(inbox[2]?.calendar?.content).toContain("UID:meeting-1@tidewater.example");
});

test("somebody who is away answers with a machine, which says until when", async () => {
  const { inbox, write, letTimePass } = await aMarket({
    character: "out-of-office",
    language: "de",
  });
  await write();
  await letTimePass();

  expect(inbox[0]?.header("Auto-Submitted")).toBe("auto-replied");
  expect(inbox[0]?.text).toMatch(/bis zum 2026-03-\d\d nicht im Büro/);
});

test("an address that does not exist sends the mail back, and nobody answers it", async () => {
  const { inbox, acts, write, letTimePass } = await aMarket({ character: "hard-bounce" });
  await write();
  await letTimePass();

  expect(acts.map(({ did }) => did)).toEqual(["bounced"]);
  expect(inbox).toHaveLength(1);
  expect(inbox[0]?.header("Content-Type")).toContain("report-type=delivery-status");
});

test("somebody who complains does so through the feedback loop of the mail provider", async () => {
  const { inbox, write, letTimePass } = await aMarket({ character: "complaint" });
  await write();
  await letTimePass();
  expect(inbox[0]?.header("Content-Type")).toContain("report-type=feedback-report");
});

test("somebody who says nothing says nothing, whatever comes", async () => {
  const { inbox, write, letTimePass } = await aMarket({ character: "silent" });
  await write();
  await write();
  await letTimePass();
  expect(inbox).toEqual([]);
});

test("the same seed makes the same people, and every kind of person occurs among thousands", () => {
  const people = Array.from({ length: 4000 }, (_, index) => `p${index}@firm.example`);
  const characters = people.map((address) => characterOf(address, 1));

  expect(characters).toEqual(people.map((address) => characterOf(address, 1)));
  expect(characters).not.toEqual(people.map((address) => characterOf(address, 2)));
  expect(new Set(characters).size).toBe(18);
  expect(characters.filter((one) => one === "silent").length / 4000).toBeCloseTo(0.61, 1);
});

test("the people of the demo world are told in its file, and work at companies that it has", () => {
  const world = path.join(import.meta.dirname, "../../../examples/world");
  const named = readNamedProspects(path.join(world, "prospects.json"));

  expect(named.size).toBeGreaterThan(5);
  for (const address of named.keys()) {
    expect(existsSync(path.join(world, "sites", address.split("@")[1] ?? ""))).toBe(true);
  }
});

test("notices to the company's own people are nothing that prospects answer", async () => {
  const raw = (id: string) => Buffer.from(`To: a@b.example\r\nX-Outbox-Id:\r\n ${id}\r\n\r\nHello`);
  expect(outreachIdOf(raw("notice.handoff-1"))).toBeUndefined();
  expect(outreachIdOf(raw("lead-1.step-1.v1"))).toBe("lead-1.step-1.v1");
  expect(outreachIdOf(Buffer.from("To: a@b.example\r\n\r\nX-Outbox-Id: lead-1.step-1.v1"))).toBe(
    undefined,
  );
});
