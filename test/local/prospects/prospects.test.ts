import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { settledWhen } from "../../../local/clock/settled.ts";
import { createVirtualClock } from "../../../local/clock/virtual-clock.ts";
import { compose, type Letter } from "../../../local/mail/compose.ts";
import { type Mailbox, openMailbox } from "../../../local/mail/mailbox.ts";
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

const kim = "kim@firm.example";
const everybody = [kim, "lee@firm.example", "mia@firm.example", "noa@firm.example"];

type Kept = { readonly mailbox: Mailbox; readonly at: string };

/** Prospects without a department: what it would get lies in `inbox`. With what was kept it is one that starts again. */
async function aMarket(
  person: Partial<Named> & { character: Character },
  kept: Kept = { mailbox: openMailbox(":memory:"), at: "2026-03-02T09:00:00Z" },
) {
  const { mailbox } = kept;
  const clock = createVirtualClock(new Date(kept.at));
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
    named: new Map(everybody.map((address) => [address, { answersMail: 1, ...person }])),
    log: () => undefined,
    onAct: (act) => acts.push(act),
  });
  const settled = () => settledWhen(() => !prospects.isBusy() && !postOffice.isBusy());

  async function write(letter: Partial<Letter> & { readonly to?: string } = {}): Promise<void> {
    const { to = kim } = letter;
    const mail: Letter = {
      from: { name: "Ada Byrne", address: "ada@tidewater.example" },
      to,
      subject: "Planning",
      text: "Hello Kim,\n\nwe plan warehouses.",
      messageId: `${clock.now()}@tidewater.example`,
      at: new Date(clock.now()),
      ...letter,
      headers: { "X-Outbox-Id": "lead-1.step-1.v1", "Reply-To": "r+token@mail.tidewater.example" },
    };
    await postOffice.send({ from: mail.from.address, to: [to] }, await compose(mail), "smtp");
    await settled();
  }

  async function letTimePass(): Promise<void> {
    for (let due = clock.nextDue(); due !== undefined; due = clock.nextDue()) {
      clock.advanceTo(due);
      await settled();
    }
  }

  async function restart(at: string) {
    prospects.close();
    return aMarket(person, { mailbox, at });
  }

  return { clock, inbox, acts, write, letTimePass, restart };
}

const invitation = {
  method: "REQUEST",
  content: [
    "BEGIN:VCALENDAR",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "UID:meeting-1@tidewater.example",
    "SEQUENCE:0",
    "DTSTART:20260310T100000Z",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n"),
} as const;
const offer = "These times are free:\n\n- Tuesday 10 March, 10:00 GMT";

test("somebody interested answers in the thread, picks an offered time, and accepts the invitation", async () => {
  const { inbox, acts, write, letTimePass } = await aMarket({ character: "interested" });

  await write();
  await letTimePass();
  await write({
    text: "These times are free:\n\n- Tuesday 10 March, 10:00 GMT\n- Tuesday 10 March, 14:00 GMT",
  });
  await letTimePass();
  await write({ text: "See you then", calendar: invitation });
  await letTimePass();

  expect(acts.map(({ did }) => did)).toEqual(["says", "picks", "answers-invitation"]);
  expect(inbox[0]?.text).toContain("> we plan warehouses.");
  expect(inbox[1]?.text).toContain("Tuesday 10 March, 10:00 GMT");
  expect(inbox[2]?.calendar?.content).toContain(
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kim@firm.example",
  );
  expect(inbox[2]?.calendar?.content).toContain("UID:meeting-1@tidewater.example");
});

test.each(["interested", "question"] as const)(
  "somebody %s who has set a call does not ask for one again, also after a restart",
  async (character) => {
    const { write, letTimePass, restart, acts } = await aMarket({ character });
    await write();
    await letTimePass();
    await write({ text: offer });
    await letTimePass();
    await write({ text: "See you then", calendar: invitation });
    await letTimePass();
    expect(acts.map(({ did }) => did)).toEqual(["says", "picks", "answers-invitation"]);
    await write({ text: "A short reminder of our call." });

    const again = await restart("2026-03-11T09:00:00Z");
    await again.letTimePass();
    await again.write({ text: "We missed each other." });
    await again.letTimePass();

    expect(acts).toHaveLength(3);
    expect(again.acts).toEqual([]);
  },
);

test("answers that fell due while the laptop was off come one after the other, in working hours", async () => {
  const { write, restart } = await aMarket({ character: "interested", afterMinutes: 30 });
  for (const to of everybody) await write({ to });

  const again = await restart("2026-03-06T15:20:00Z");
  expect(again.acts).toEqual([]);
  await again.letTimePass();

  const times = again.acts.map(({ at }) => at);
  expect(again.acts.map(({ address }) => address).toSorted()).toEqual(everybody);
  expect(new Set(times).size).toBe(everybody.length);
  for (const time of times.map((at) => new Date(at))) {
    expect([1, 2, 3, 4, 5]).toContain(time.getUTCDay());
    expect(time.getUTCHours()).toBeGreaterThanOrEqual(9);
    expect(time.getUTCHours()).toBeLessThan(16);
  }
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7 * 60_000);
});

test("an answer that is not due yet keeps its time over a restart, and nobody answers twice", async () => {
  const { write, restart } = await aMarket({ character: "interested", afterMinutes: 120 });
  await write();

  const again = await restart("2026-03-02T10:00:00Z");
  await again.letTimePass();
  expect(again.acts.map(({ at }) => new Date(at).toISOString())).toEqual([
    "2026-03-02T11:00:00.000Z",
  ]);

  const later = await again.restart("2026-03-03T10:00:00Z");
  await later.letTimePass();
  expect(later.acts).toEqual([]);
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
