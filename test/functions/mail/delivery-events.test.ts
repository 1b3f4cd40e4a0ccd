import { expect, test } from "vitest";
import { toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import { DeliveryEvent } from "../../../functions/mail/delivery-events/delivery-event.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { gareth, mailDesk } from "../../support/mail-builders.ts";

const dynamo = embeddedDynamo();
const id = "lead-1.step-1.v1";
const sent = { status: "sent", transport: "ses" } as const;
const next = { id: "lead-1.step-2.v1", step: 2, messageId: "s2@tidewater-planning.example" };

const said = (
  detailType: string,
  detail: Record<string, unknown> = {},
  tags: Record<string, string[]> = { "X-Outbox-Id": [toMessageTag(id)] },
) =>
  DeliveryEvent.parse({
    version: "0",
    id: "event-1",
    "detail-type": detailType,
    source: "aws.ses",
    region: "eu-west-1",
    detail: { mail: { messageId: "0100-ses", destination: [gareth], tags }, ...detail },
  });
const bounced = (
  bounceType: string,
  bounceSubType: string,
  status: string,
  diagnosticCode?: string,
) =>
  said("Email Bounced", {
    bounce: {
      bounceType,
      bounceSubType,
      feedbackId: `f-${bounceSubType}`,
      bouncedRecipients: [
        {
          emailAddress: gareth,
          action: "failed",
          status,
          ...(diagnosticCode && { diagnosticCode }),
        },
      ],
    },
  });
const complained = said("Email Complaint Received", {
  complaint: { complainedRecipients: [{ emailAddress: gareth }], complaintFeedbackType: "abuse" },
});

async function aDesk(entry: Parameters<typeof mailDesk>[1] = { entries: [sent, next] }) {
  const desk = await mailDesk(dynamo(), entry);
  await desk.conversations.addMessage({
    id,
    leadId: "lead-1",
    direction: "out",
    channel: "email",
    at: "2026-11-20T09:00:00.000Z",
    from: "i",
    to: gareth,
    text: "Hello",
  });
  return desk;
}

test("SES-11: a hard bounce suppresses the address and stops its sequence", async () => {
  const desk = await aDesk();

  await desk.deliver(bounced("Permanent", "General", "5.1.1", "smtp; 550 5.1.1 user unknown"));

  expect(await desk.suppression(gareth)).toMatchObject({
    reason: "bad-address",
    source: "ses-bounce",
  });
  expect((await desk.entry(next.id))?.status).toBe("cancelled");
  expect(await desk.outcomes()).toEqual(["hard-bounced"]);
});

test("SES-11: a soft bounce counts and touches nothing else", async () => {
  const desk = await aDesk();

  await desk.deliver(bounced("Transient", "MailboxFull", "4.2.2"));

  expect((await desk.conversation())?.softBounces).toBe(1);
  expect(await desk.suppression(gareth)).toBeUndefined();
  expect((await desk.entry(next.id))?.status).toBe("planned");
});

test("MX-9: Microsoft's 5.7.515 is our sender's trouble, though SES calls the bounce permanent", async () => {
  const desk = await aDesk();

  await desk.deliver(
    bounced(
      "Permanent",
      "General",
      "5.7.515",
      "smtp; 550 5.7.515 Access denied, sending domain doesn't meet the required authentication level",
    ),
  );

  expect(await desk.suppression(gareth)).toBeUndefined();
  expect(desk.lines.sent).toEqual([{ kind: "check" }]);
  expect(await desk.outcomes()).toEqual(["sender-refused"]);
});

test("SES-11: a complaint suppresses at once, a complaint taken back does nothing", async () => {
  const desk = await aDesk();

  await desk.deliver(
    said("Email Complaint Received", {
      complaint: { complainedRecipients: [], complaintFeedbackType: "not-spam" },
    }),
  );
  expect(await desk.suppression(gareth)).toBeUndefined();
  await desk.deliver(complained);

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "complained" });
  expect((await desk.conversation())?.state).toBe("closed");
});

test("SES-5: who is on SES's own suppression list comes onto ours", async () => {
  const desk = await aDesk();

  await desk.deliver(bounced("Permanent", "OnAccountSuppressionList", "5.1.1"));

  expect(await desk.suppression(gareth)).toMatchObject({ reason: "bad-address" });
});

test.each(["Email Sent", "Email Delivered", "Email Delivery Delayed"])(
  "%s settles an unknown outcome",
  async (detailType) => {
    const desk = await aDesk({ entries: [{ status: "unknown" }] });

    await desk.deliver(said(detailType));

    expect(await desk.entry()).toMatchObject({ status: "sent", providerId: "0100-ses" });
  },
);

test("SES-10: events told twice and in the wrong order come to the same end", async () => {
  const inOrder = [
    said("Email Sent"),
    said("Email Delivered"),
    bounced("Permanent", "NoEmail", "5.1.1"),
    complained,
  ];
  const ends = [];
  for (const events of [inOrder, inOrder.toReversed(), [...inOrder, ...inOrder]]) {
    const desk = await aDesk({ entries: [{ status: "unknown" }, next] });
    for (const event of events) await desk.deliver(event);
    const message = await desk.conversations.message("lead-1", id);
    ends.push({
      outcomes: (await desk.outcomes()).toSorted(),
      note: message?.outcome,
      entries: (await desk.outbox.ofLead("lead-1")).map(({ status }) => status),
      state: (await desk.conversation())?.state,
    });
  }

  expect(ends[0]).toEqual({
    outcomes: ["complained", "delivered", "hard-bounced"],
    note: "complained",
    entries: ["sent", "cancelled"],
    state: "closed",
  });
  expect(ends[1]).toEqual(ends[0]);
  expect(ends[2]).toEqual(ends[0]);
});

test("MX-12: opens and clicks, mostly those of programs, change nothing", async () => {
  const desk = await aDesk({ entries: [{ status: "unknown" }] });

  await desk.deliver(said("Email Opened", { open: { isBot: true } }));
  await desk.deliver(said("Email Clicked", { click: { link: "https://a.example" } }));

  expect((await desk.entry())?.status).toBe("unknown");
  expect(await desk.outcomes()).toEqual([]);
});

test("a mail SES rejected was not sent, and only the red lines hear of it", async () => {
  const desk = await aDesk({ entries: [{ status: "claimed" }] });

  await desk.deliver(said("Email Rejected", { reject: { reason: "Bad content" } }));

  expect(await desk.entry()).toMatchObject({ status: "failed" });
  expect(desk.lines.sent).toHaveLength(1);
  expect(await desk.suppression(gareth)).toBeUndefined();
});

test("MX-10: a delay for want of authentication counts against our sender", async () => {
  const desk = await aDesk();

  await desk.deliver(
    said("Email Delivery Delayed", {
      deliveryDelay: {
        delayType: "General",
        delayedRecipients: [
          { emailAddress: gareth, status: "4.7.32", diagnosticCode: "421 4.7.32 not aligned" },
        ],
      },
    }),
  );

  expect(await desk.outcomes()).toEqual(["sender-refused"]);
});

test("an event of a mail that was erased still suppresses the address", async () => {
  const desk = await aDesk();

  await desk.deliver(
    said(
      "Email Complaint Received",
      { complaint: { complainedRecipients: [{ emailAddress: "old@erased.example" }] } },
      {},
    ),
  );

  expect(await desk.suppression("old@erased.example")).toMatchObject({ reason: "complained" });
});

test("an event with fields missing or new is taken all the same", () => {
  expect(said("Email Bounced", { bounce: {}, somethingNew: 1 }).detail.bounce).toMatchObject({
    bounceType: "Undetermined",
    bouncedRecipients: [],
  });
});
