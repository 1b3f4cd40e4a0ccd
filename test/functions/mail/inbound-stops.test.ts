import { expect, test } from "vitest";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { gareth, mailDesk, rawMail } from "../../support/mail-builders.ts";
import { aMeeting } from "../../support/meetings-builders.ts";

const dynamo = embeddedDynamo();
const sent = { status: "sent", claimedAt: "2026-11-19T10:00:00.000Z" } as const;
const step2 = {
  id: "lead-1.step-2.v1",
  step: 2,
  messageId: "step-2@tidewater-planning.example",
  dueAt: "2026-11-24T09:15:00.000Z",
} as const;
const answer = {
  ...step2,
  id: "lead-1.reply-in-0.v1",
  kind: "reply",
  step: 0,
  messageId: "answer@tidewater-planning.example",
  approvedBy: "campaign",
} as const;
const fromThread = { entries: [sent, step2] };

test.each([
  [
    "the wording of an absence",
    {},
    "Thank you for your message. I am currently travelling. Stop writing to me, I never asked for this.",
  ],
  [
    "a German absence",
    { Subject: "Abwesenheit" },
    "Vielen Dank für Ihre Nachricht. Ich bin im Urlaub. Bitte streichen Sie mich von Ihrer Liste.",
  ],
  [
    "an automatic reply",
    { "Auto-Submitted": "auto-replied" },
    "Please remove this address from your list",
  ],
  [
    "a helpdesk's answer",
    {
      "X-Zendesk-Ticket-Id": "4711",
      Subject: "[Ticket 4711] Two sites",
      "Auto-Submitted": "auto-generated",
    },
    "Your request has been received. Please unsubscribe us.",
  ],
  ["a mail by a list", { "List-Id": "<office.kestrel.example>" }, "Please stop mailing us."],
])("a wish to be left alone is read in %s", async (_, headers, text) => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(rawMail(headers, text));

  expect(desk.replies.sent).toHaveLength(1);
  expect((await desk.messages())[0]?.outcome).toBeUndefined();
  expect((await desk.conversation())?.sequence.stopped).toBeDefined();
  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
});

test("a wish to be left alone beside a declined invitation is read, and the decline is noted too", async () => {
  const desk = await mailDesk(dynamo(), fromThread);
  await desk.meetingStore.add(aMeeting({ id: "m1" }));
  const calendar =
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:m1\nEND:VEVENT\nEND:VCALENDAR\n";

  await desk.receive(
    rawMail(
      { Subject: "Declined: Meeting", "Content-Type": 'multipart/mixed; boundary="b"' },
      `--b\nContent-Type: text/plain\n\nDo not contact me again.\n--b\nContent-Type: text/calendar; method=REPLY\n\n${calendar}--b--\n`,
    ),
  );

  expect(desk.meetings.sent).toHaveLength(1);
  expect(desk.replies.sent).toHaveLength(1);
});

test("what a newsletter's footer offers to everybody is no wish to be left alone", async () => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(
    rawMail(
      { "List-Unsubscribe": "<https://kestrel.example/u>", Subject: "Bearing news" },
      "Our new bearings are here. To unsubscribe, click here. If you no longer wish to receive these mails, unsubscribe.",
    ),
  );

  expect(desk.replies.sent).toEqual([]);
  expect((await desk.entry(step2.id))?.status).toBe("planned");
});

test("a machine that repeats its stop is read five times an hour, and what is planned stays stopped", async () => {
  const desk = await mailDesk(dynamo(), fromThread);

  for (let number = 1; number <= 8; number += 1) {
    await desk.receive(
      rawMail(
        { "Auto-Submitted": "auto-replied", "Message-ID": `<${number}@k.example>` },
        `Stop writing to us. (${number})`,
      ),
    );
  }

  expect(desk.replies.sent).toHaveLength(5);
});

test("an answer planned by itself does not leave after the person wrote again; a person's does", async () => {
  const byPerson = {
    ...answer,
    id: "lead-1.reply-in-1.v1",
    messageId: "person@tidewater-planning.example",
    approvedBy: "ines@seller.example",
  };
  const desk = await mailDesk(dynamo(), { entries: [sent, answer, byPerson] });

  await desk.receive(rawMail({}, "Stop writing."));

  expect((await desk.entry(answer.id))?.status).toBe("cancelled");
  expect((await desk.entry(byPerson.id))?.status).toBe("planned");
});

test("a reply delivered twice does not take back the answer planned to it", async () => {
  const desk = await mailDesk(dynamo(), { entries: [sent] });
  await desk.receive(rawMail({}));
  const [message] = await desk.messages();
  const entry = await desk.entry();
  if (!message || !entry) throw new Error("The reply was not kept");
  const id = `lead-1.reply-${message.id}.v1`;
  await desk.outbox.plan({ ...entry, ...answer, id, status: "planned" });

  await desk.receive(rawMail({}));

  expect((await desk.entry(id))?.status).toBe("planned");
});

test("who shares a free mail domain with one of our accounts is not one of us", async () => {
  const desk = await mailDesk(dynamo(), {
    entries: [{ ...sent, messageId: "step-1@gmail.com" }, step2],
  });

  await desk.receive(rawMail({ From: "gareth.private@gmail.com" }, "Please call me."));

  expect(desk.replies.sent).toHaveLength(1);
});

test("the person we write to is never one of us, whatever their domain", async () => {
  const desk = await mailDesk(dynamo(), {
    entries: [{ ...sent, messageId: "step-1@kestrel-bearings.example" }],
  });

  await desk.receive(rawMail({}, "Please call me."));

  expect(desk.replies.sent).toHaveLength(1);
});

test.each([
  ["has a virus", rawMail({ "X-SES-Virus-Verdict": "FAIL" })],
  ["is too large", rawMail({}, "x".repeat(11 * 1024 * 1024))],
  ["went in a circle", rawMail({ "X-Loop": "inbound.seller.example" })],
])(
  "an answer in our thread that %s stops the sequence and is shown to a person",
  async (_, raw) => {
    const desk = await mailDesk(dynamo(), { entries: [sent, step2, answer] });

    await desk.receive(raw);

    expect(desk.said).toMatchObject([
      { type: "handoff_requested", data: { leadId: "lead-1", rawKey: "inbound/1" } },
    ]);
    expect((await desk.entry(step2.id))?.status).toBe("cancelled");
    expect((await desk.entry(answer.id))?.status).toBe("cancelled");
    expect(desk.replies.sent).toEqual([]);
  },
);

test("a mail without a readable header, and one the scanner calls spam of the lead's address, are shown to a person", async () => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(Buffer.from(""), "inbound/1");
  await desk.receive(
    rawMail({ "X-SES-Spam-Verdict": "FAIL", To: "info@inbound.seller.example", Subject: "Hello" }),
    "inbound/2",
  );

  expect(desk.said.map(({ type, data }) => [type, data["leadId"], data["rawKey"]])).toEqual([
    ["handoff_requested", "", "inbound/1"],
    ["handoff_requested", "lead-1", "inbound/2"],
  ]);
  expect((await desk.entry(step2.id))?.status).toBe("planned");
});

test("an opt-out with a virus still takes effect, and one from an unknown alias is shown to a person", async () => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(
    rawMail({ To: "unsub+tokenlead1@inbound.seller.example", "X-SES-Virus-Verdict": "FAIL" }),
  );
  await desk.receive(
    rawMail({
      From: "alias@elsewhere.example",
      To: "unsub@inbound.seller.example",
      Subject: "remove",
    }),
  );

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "opted-out" });
  expect(desk.said.map(({ type }) => type)).toEqual(["handoff_requested"]);
});
