import { expect, test } from "vitest";
import { journalValue } from "#shared/domain/mail/journal.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { gareth, mailDesk, rawBounce, rawMail } from "../../support/mail-builders.ts";
import { aMeeting, anApproval } from "../../support/meetings-builders.ts";
import { anOutboxEntry } from "../../support/outreach-builders.ts";

const dynamo = embeddedDynamo();
const sent = { status: "sent", claimedAt: "2026-11-19T10:00:00.000Z" } as const;
const step2 = {
  id: "lead-1.step-2.v1",
  step: 2,
  messageId: "step-2@tidewater-planning.example",
  dueAt: "2026-11-24T09:15:00.000Z",
} as const;
const fromThread = { entries: [sent, step2] };
const company = "kestrel-bearings.example";
const badAddress = { status: "5.1.1", diagnostic: "550 5.1.1 User unknown" };
const outsideThread = { To: "sales@inbound.seller.example", Subject: "Hello" };
const authentic = {
  "Authentication-Results":
    "amazonses.com; spf=pass; dkim=pass header.i=@kestrel-bearings.example; dmarc=pass header.from=kestrel-bearings.example;",
};

const complaintAbout = (address: string, headers: Record<string, string> = {}) =>
  rawMail(
    {
      From: "fbl@anybody.example",
      To: "postmaster@inbound.seller.example",
      "Content-Type": 'multipart/report; boundary="b"',
      ...headers,
    },
    `--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: ${address}\n--b--`,
  );

test.each([
  ["a bounce", rawBounce({ messageId: "guessed@elsewhere.example", ...badAddress })],
  [
    "a bounce of a server that signs its mails",
    rawBounce({ messageId: "guessed@elsewhere.example", ...badAddress, headers: authentic }),
  ],
  [
    "a bounce under the guessed id of our mail",
    rawBounce({
      messageId: "guessed@elsewhere.example",
      ...badAddress,
      returned: "X-Outbox-Id: lead-1.step-1.v1",
    }),
  ],
  ["a complaint", complaintAbout(gareth)],
])(
  "%s that names a person and no mail of ours stops nobody, and somebody is told",
  async (_, raw) => {
    const desk = await mailDesk(dynamo(), fromThread);

    await desk.receive(raw);

    expect(await desk.suppression(gareth)).toBeUndefined();
    expect((await desk.entry(step2.id))?.status).toBe("planned");
    expect((await desk.conversation())?.state).not.toBe("closed");
    expect(await desk.outcomes()).toEqual([]);
    expect(desk.lines.sent).toEqual([]);
    expect(desk.said).toMatchObject([
      { type: "handoff_requested", data: { leadId: "lead-1", rawKey: "inbound/1" } },
    ]);
    expect(await desk.messages()).toMatchObject([
      { mailKind: "unproven report", rawKey: "inbound/1" },
    ]);
  },
);

test("a flood of such reports is told once a day, and one that comes twice is kept once", async () => {
  const desk = await mailDesk(dynamo(), fromThread);
  for (let number = 1; number <= 4; number += 1) {
    const raw = rawBounce({ messageId: `guess-${number}@elsewhere.example`, ...badAddress });
    await desk.receive(raw, `inbound/${number}`);
  }
  await desk.receive(rawBounce({ messageId: "guess-1@elsewhere.example", ...badAddress }));

  expect(await desk.messages()).toHaveLength(1);
  expect(new Set(desk.said.map(({ data }) => data["messageId"])).size).toBe(1);
});

test("a report about somebody nobody wrote to is left alone", async () => {
  const desk = await mailDesk(dynamo(), { entries: [{ status: "planned" }] });

  await desk.receive(complaintAbout(gareth), "inbound/1");
  await desk.receive(complaintAbout("victim@elsewhere.example"), "inbound/2");

  expect(await desk.suppression(gareth)).toBeUndefined();
  expect(await desk.suppression("victim@elsewhere.example")).toBeUndefined();
  expect(desk.said).toEqual([]);
});

test.each([
  ["in the returned header", { returned: "Reply-To: <reply+TOKENLEAD1@inbound.seller.example>" }],
  ["as its recipient", { headers: { To: "reply+tokenlead1@inbound.seller.example" } }],
])(
  "a report with our reply token %s is believed where the provider replaced our Message-ID",
  async (_, more) => {
    const desk = await mailDesk(dynamo(), fromThread);

    await desk.receive(
      rawBounce({ messageId: "0102019a-000000@eu-west-1.amazonses.com", ...badAddress, ...more }),
    );

    expect(await desk.suppression(gareth)).toMatchObject({ reason: "bad-address" });
    expect(await desk.outcomes()).toEqual(["hard-bounced"]);
  },
);

test("a proven complaint stands in the conversation with its raw mail", async () => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(complaintAbout(gareth, { To: "reply+tokenlead1@inbound.seller.example" }));

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "complained" });
  expect(await desk.messages()).toMatchObject([{ mailKind: "complaint", rawKey: "inbound/1" }]);
});

test.each([
  ["by the token of its reply address", {}, true],
  [
    "in answer to our Message-ID",
    { ...outsideThread, "In-Reply-To": "<step-2@tidewater-planning.example>" },
    true,
  ],
  ["authentic by its domain's signature", { ...outsideThread, ...authentic }, true],
  ["by a From address that anybody can write", outsideThread, false],
])("a reply %s: whether it holds the company's other sequences", async (_, headers, isBelieved) => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(rawMail(headers, "Do not contact anyone at our company again."));

  const stop = await desk.conversations.companyStop(company);
  expect(stop !== undefined).toBe(isBelieved);
  expect((await desk.messages())[0]?.mayBeForged).toBe(isBelieved ? undefined : true);
  // Whoever wrote it, the one person it speaks of gets nothing more meanwhile.
  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
  expect(desk.replies.sent).toHaveLength(1);
});

test("a colleague of ours without an account is one of us only where the server vouches for it", async () => {
  const desk = await mailDesk(dynamo(), fromThread);
  const From = "hannah@tidewater-planning.example";
  const vouched = authentic["Authentication-Results"].replaceAll(
    company,
    "tidewater-planning.example",
  );

  await desk.receive(rawMail({ From, "Authentication-Results": vouched }, "Met him."), "inbound/1");
  expect(desk.replies.sent).toEqual([]);
  expect((await desk.entry(step2.id))?.status).toBe("planned");

  await desk.receive(rawMail({ From }, "Stop writing to us."), "inbound/2");
  expect(desk.replies.sent).toHaveLength(1);
  expect((await desk.entry(step2.id))?.status).toBe("cancelled");
});

test("what a stranger passes on to the unsubscribe address stops the stranger and not who is named in it", async () => {
  const desk = await mailDesk(dynamo(), fromThread);

  await desk.receive(
    rawMail(
      { From: "rival@elsewhere.example", To: "unsub@inbound.seller.example", Subject: "Fwd: x" },
      `---------- Forwarded message ---------\nFrom: Gareth Oduya <${gareth}>\nSubject: stop\n\nunsubscribe`,
    ),
  );

  expect(await desk.suppression(gareth)).toBeUndefined();
  expect(await desk.suppression("rival@elsewhere.example")).toBeDefined();
  expect(desk.said.map(({ type }) => type)).toEqual(["handoff_requested"]);
});

test.each([
  ["nobody knows", undefined],
  ["another lead has", aMeeting({ id: "m9", leadId: "lead-9" })],
])(
  "an answer to a meeting that %s ends no sequence: it is kept and a person is told",
  async (_, meeting) => {
    const desk = await mailDesk(dynamo(), fromThread);
    if (meeting) await desk.meetingStore.add(meeting);

    await desk.receive(
      rawMail(
        { Subject: "Accepted: Board", "Content-Type": "text/calendar; method=REPLY" },
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:m9@else\n where.example\nEND:VEVENT\nEND:VCALENDAR\n",
      ),
    );

    expect((await desk.conversation())?.sequence.stopped).toBeUndefined();
    expect((await desk.entry(step2.id))?.status).toBe("planned");
    expect(desk.meetings.sent).toEqual([]);
    expect(desk.said).toMatchObject([{ type: "handoff_requested", data: { leadId: "lead-1" } }]);
    expect(await desk.messages()).toMatchObject([{ mailKind: "calendar-answer" }]);
  },
);

test("an opt-out by mail holds for the profile of the person, not for a number that colleagues may share, and closes what a person was to do or to decide", async () => {
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  const desk = await mailDesk(dynamo(), {
    conversation: { linkedinUrl },
    lead: { person: { fullName: "Gareth Oduya", linkedinUrl, phone: "+44 20 7946 0018" } },
    entries: [
      sent,
      { ...step2, channel: "linkedin", transport: "manual", to: linkedinUrl, status: "sent" },
    ],
  });
  const task = {
    id: `task-${step2.id}`,
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: linkedinUrl,
    text: "Hello",
    status: "open",
    createdAt: "2026-11-20T09:00:00.000Z",
  } as const;
  await desk.tasks.add(task);
  await desk.approvals.add(anApproval());
  const optOut = rawMail({ To: "unsub+tokenlead1@inbound.seller.example" }, "");

  await desk.receive(optOut);
  await desk.receive(optOut);

  expect(
    await desk.suppressions.find({ linkedinUrl: "uk.linkedin.com/in/Gareth-Oduya/" }),
  ).toMatchObject({
    scope: "linkedin",
    reason: "opted-out",
  });
  expect(await desk.suppressions.find({ phone: "020 7946 0018" })).toBeUndefined();
  expect(await desk.approvals.find(anApproval().id)).toMatchObject({
    status: "rejected",
    decidedBy: "department",
    decidedThrough: "unsubscribe-mail",
  });
  expect(await desk.tasks.open(10)).toEqual([]);
  expect(await desk.tasks.find(task.id)).toMatchObject({
    status: "stopped",
    closedBy: "department",
    reason: "the person opted out by mail",
  });
});

test("a bad address says nothing of the person's profile", async () => {
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  const desk = await mailDesk(dynamo(), { conversation: { linkedinUrl }, entries: [sent] });

  await desk.receive(rawBounce({ messageId: anOutboxEntry().messageId, ...badAddress }));

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "bad-address" });
  expect(await desk.suppressions.find({ linkedinUrl })).toBeUndefined();
});

test("a reply closes the step somebody was to send by hand, and the note of a machine does not", async () => {
  const linkedinUrl = "https://www.linkedin.com/in/gareth-oduya";
  const byHand = {
    channel: "linkedin",
    transport: "manual",
    to: linkedinUrl,
    status: "claimed",
  } as const;
  const desk = await mailDesk(dynamo(), { entries: [sent, { ...step2, ...byHand }] });

  await desk.receive(
    rawMail(
      { Subject: "Automatic reply: x", "Auto-Submitted": "auto-replied" },
      "Back on 3 December.",
    ),
  );
  expect(await desk.tasks.find(`task-${step2.id}`)).toBeUndefined();
  await desk.receive(rawMail({}, "Sounds good."));

  // Its sender made the task only after the reply: it must not open.
  await desk.tasks.add({
    id: `task-${step2.id}`,
    leadId: "lead-1",
    kind: "linkedin-invite",
    to: linkedinUrl,
    text: "Hello",
    status: "open",
    createdAt: "2026-11-20T09:00:00.000Z",
  });
  expect(await desk.tasks.open(10)).toEqual([]);
});

test("every mail of a lead in the bucket is found by the lead, also one that is no message", async () => {
  const desk = await mailDesk(dynamo(), fromThread);
  const keys: string[] = [];
  const noteRawMail = desk.deps.conversations.noteRawMail;
  desk.deps.conversations = {
    ...desk.deps.conversations,
    noteRawMail: async (leadId, key) => {
      keys.push(`${leadId} ${key}`);
      return noteRawMail(leadId, key);
    },
  };
  const token = await desk.signer.tag(journalValue("lead-1.step-1.v1"));

  await desk.receive(rawMail({ "X-SES-Virus-Verdict": "FAIL" }), "inbound/virus");
  await desk.receive(
    rawMail({
      From: "ines.moreau@tidewater-planning.example",
      "Delivered-To": `journal+${token}@inbound.seller.example`,
      "X-Outbox-Id": "lead-1.step-1.v1",
    }),
    "inbound/journal",
  );
  for (const number of [1, 2]) {
    const raw = rawBounce({ messageId: `guess-${number}@elsewhere.example`, ...badAddress });
    await desk.receive(raw, `inbound/report-${number}`);
  }

  expect(keys).toEqual([
    "lead-1 inbound/virus",
    "lead-1 inbound/journal",
    "lead-1 inbound/report-2",
  ]);
  expect((await desk.messages()).map(({ rawKey }) => rawKey)).toEqual(["inbound/report-1"]);
});
