import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type Department, startDepartment } from "../../../local/department.ts";
import type { TransportFault } from "../../../local/mail/transport-fault.ts";
import { aWorkplace, type Workplace } from "../fixture-assembly.ts";
import { aFunction, anApi, aQueue, aQueueSource, aTable } from "../fixture-resources.ts";

/** Puts every message it gets into a table, so that the test can see what was told. */
const note = `
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
const client = new DynamoDBClient();
export async function handler(event) {
  if (!event.Records) {
    const { Items } = await client.send(new ScanCommand({ TableName: process.env.TABLE }));
    return { statusCode: 200, body: JSON.stringify({ notes: Items.map((item) => item.id.S), smtp: process.env.X }) };
  }
  for (const { body } of event.Records) {
    await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: body } } }));
  }
  return { batchItemFailures: [] };
}`;

let workplace: Workplace;
let department: Department;
let ses: SESClient;
let fault: TransportFault | undefined;

beforeAll(async () => {
  workplace = await aWorkplace({
    Mail: {
      code: { note },
      resources: {
        Notes: aTable(),
        Inbox: aQueue(),
        Deliveries: aQueue(),
        MailBucket: {
          Type: "AWS::S3::Bucket",
          Properties: {
            NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
          },
        },
        RuleSet: { Type: "AWS::SES::ReceiptRuleSet" },
        Rule: {
          Type: "AWS::SES::ReceiptRule",
          Properties: {
            RuleSetName: { Ref: "RuleSet" },
            Rule: {
              Enabled: true,
              Recipients: ["mail.tidewater-planning.example"],
              ScanEnabled: true,
              Actions: [
                { S3Action: { BucketName: { Ref: "MailBucket" }, ObjectKeyPrefix: "inbound/" } },
              ],
            },
          },
        },
        Sales: { Type: "AWS::SES::ConfigurationSet", Properties: { Name: "sales" } },
        SalesEvents: {
          Type: "AWS::SES::ConfigurationSetEventDestination",
          Properties: {
            ConfigurationSetName: { Ref: "Sales" },
            EventDestination: {
              Enabled: true,
              MatchingEventTypes: ["send", "delivery", "bounce", "complaint"],
              EventBridgeDestination: {
                EventBusArn: "arn:aws:events:us-east-1:000000000000:event-bus/default",
              },
            },
          },
        },
        Identity: {
          Type: "AWS::SES::EmailIdentity",
          Properties: { EmailIdentity: "tidewater-planning.example" },
        },
        InboxRule: aRule({ source: ["aws.s3"], "detail-type": ["Object Created"] }, "Inbox"),
        DeliveryRule: aRule({ source: ["aws.ses"] }, "Deliveries"),
        Note: aFunction("note", { Environment: { Variables: { TABLE: { Ref: "Notes" } } } }),
        InboxSource: aQueueSource("Inbox", "Note"),
        DeliverySource: aQueueSource("Deliveries", "Note"),
        ...anApi("Note", { "GET /notes": "NONE" }),
      },
    },
  });
  department = await startDepartment({
    assembly: workplace.assembly,
    dataDirectory: workplace.data,
    secret: {},
    environment: {},
    log: () => undefined,
    mailFault: () => fault,
  });
  ses = new SESClient({
    region: "us-east-1",
    endpoint: department.awsUrl,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  ses.destroy();
  await department.close();
  await workplace.remove();
});

function aRule(EventPattern: object, queue: string) {
  return {
    Type: "AWS::Events::Rule",
    Properties: {
      EventPattern,
      Targets: [{ Id: "queue", Arn: { "Fn::GetAtt": [queue, "Arn"] } }],
    },
  };
}

const Notes = z.object({ notes: z.array(z.string()) });
const Event = z.object({
  source: z.string(),
  "detail-type": z.string(),
  detail: z.record(z.string(), z.unknown()),
});

async function told(part: string) {
  await department.settled();
  const { notes } = Notes.parse(await (await fetch(`${department.url}/notes`)).json());
  return notes.filter((text) => text.includes(part)).map((text) => Event.parse(JSON.parse(text)));
}

function aMail(to: string, id: string): Buffer {
  const lines = [
    "From: Ada Byrne <ada@tidewater-planning.example>",
    `To: ${to}`,
    "Subject: Planning for =?utf-8?Q?M=C3=BCller?=",
    `Message-ID: <${id}@tidewater-planning.example>`,
    "X-Outbox-Id: lead-1.step-1.v1",
    "List-Unsubscribe: <http://127.0.0.1:1/u/token>, <mailto:stop@mail.tidewater-planning.example>",
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Good morning, see http://127.0.0.1:1/u/token <script>alert(1)</script>",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

async function sendBySes(to: string, id: string) {
  return ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: aMail(to, id) },
      ConfigurationSetName: "sales",
      Tags: [{ Name: "X-Outbox-Id", Value: "lead-1.step-1.v1" }],
    }),
  );
}

test("a mail by SES lies in the mailbox, and its events come with its tags", async () => {
  const { MessageId } = await sendBySes("hannah@kestrel-bearings.example", "first");
  await sendBySes("bounce@kestrel-bearings.example", "second");

  const sent = department.mail.mailbox.byMessageId("first@tidewater-planning.example");
  expect(sent).toMatchObject({
    direction: "out",
    via: "ses",
    providerId: MessageId,
    recipients: ["hannah@kestrel-bearings.example"],
    subject: "Planning for Müller",
  });
  const events = await told('"aws.ses"');
  expect(events.map((event) => event["detail-type"]).toSorted()).toEqual([
    "Email Bounced",
    "Email Delivered",
    "Email Sent",
    "Email Sent",
  ]);
  const bounced = events.find((event) => event["detail-type"] === "Email Bounced");
  expect(bounced?.detail).toMatchObject({
    eventType: "Bounce",
    bounce: {
      bounceType: "Permanent",
      bouncedRecipients: [{ emailAddress: "bounce@kestrel-bearings.example" }],
    },
    mail: { tags: { "X-Outbox-Id": ["lead-1.step-1.v1"] } },
  });
});

test("SES refuses, is too busy, and loses connections when it is told to, each as AWS does", async () => {
  const before = department.mail.mailbox.list({ limit: 100 }).length;
  fault = "rejected";
  await expect(sendBySes("a@b.example", "x1")).rejects.toMatchObject({ name: "MessageRejected" });
  fault = "throttled";
  await expect(sendBySes("a@b.example", "x2")).rejects.toMatchObject({ name: "Throttling" });
  fault = "lost-before";
  await expect(sendBySes("a@b.example", "x3")).rejects.toThrow();
  expect(department.mail.mailbox.list({ limit: 100 })).toHaveLength(before);
  fault = "lost-after";
  await expect(sendBySes("a@b.example", "x4")).rejects.toThrow();
  fault = undefined;
  expect(department.mail.mailbox.byMessageId("x4@tidewater-planning.example")).toBeDefined();
  await expect(ses.send(new GetSendQuotaCommand({}))).resolves.toMatchObject({ MaxSendRate: 14 });
});

test("a mail by SMTP lies in the same mailbox; its journal copy and its bounce come back as inbound mail", async () => {
  const transport = createTransport(department.mail.smtpUrl);
  await transport.sendMail({
    envelope: {
      from: "ada@tidewater-planning.example",
      to: ["no-such-person@ironmere.example", "journal+t1@mail.tidewater-planning.example"],
    },
    raw: aMail("no-such-person@ironmere.example", "third"),
  });
  transport.close();
  const events = await told('"aws.s3"');

  expect(events.map(({ detail }) => detail["bucket"])).toEqual([
    { name: "dev-mail-mailbucket" },
    { name: "dev-mail-mailbucket" },
  ]);
  const inbound = department.mail.mailbox.list({ limit: 2 });
  expect(inbound.map(({ recipients }) => recipients.join()).toSorted()).toEqual([
    "ada@tidewater-planning.example",
    "journal+t1@mail.tidewater-planning.example",
  ]);
  const bounce = inbound.find(({ sender }) => sender === "");
  expect(bounce?.raw.toString()).toContain(
    "Final-Recipient: rfc822; no-such-person@ironmere.example",
  );
});

test("SMTP loses the connection after the mail was taken when it is told to", async () => {
  fault = "lost-after";
  const transport = createTransport(department.mail.smtpUrl);
  const sending = transport.sendMail({
    envelope: { from: "ada@tidewater-planning.example", to: ["priya@quillmark.example"] },
    raw: aMail("priya@quillmark.example", "fourth"),
  });
  await expect(sending).rejects.toThrow();
  fault = undefined;
  transport.close();
  expect(department.mail.mailbox.byMessageId("fourth@tidewater-planning.example")).toBeDefined();
});

test("the MX takes mail for the department alone", async () => {
  const transport = createTransport(department.mail.incomingUrl);
  const mail = { from: "colm@stranger.example", subject: "Hello", text: "Who are you?" };
  await transport.sendMail({ ...mail, to: "hello@mail.tidewater-planning.example" });
  await expect(transport.sendMail({ ...mail, to: "x@elsewhere.example" })).rejects.toThrow("5.1.1");
  transport.close();
  expect(department.mail.mailbox.list({ limit: 1 })[0]).toMatchObject({
    direction: "in",
    subject: "Hello",
  });
});

test("the mailbox page shows a mail as text, with links that work on this machine, and answers it as its reader", async () => {
  const mail = department.mail.mailbox.byMessageId("first@tidewater-planning.example");
  const list = await (await fetch(`${department.url}/mailbox`)).text();
  const page = await (await fetch(`${department.url}/mailbox/${mail?.id}`)).text();

  expect(list).toContain("Planning for Müller");
  expect(page).toContain('<a href="/u/token"');
  expect(page).toContain("&lt;script&gt;");
  expect(page).toContain('action="/u/token"');

  const form = new URLSearchParams({ name: "Hannah", text: "Tell me more, please." });
  const answer = await fetch(`${department.url}/mailbox/${mail?.id}/reply`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  const foreign = await fetch(`${department.url}/mailbox/${mail?.id}/reply`, {
    method: "POST",
    body: form,
    headers: { origin: "https://elsewhere.example" },
  });
  expect(foreign.status).toBe(403);
  const [reply] = department.mail.mailbox.list({ limit: 1 });
  expect(reply).toMatchObject({
    direction: "in",
    sender: "hannah@kestrel-bearings.example",
    subject: "Re: Planning for Müller",
  });
  expect(reply?.raw.toString()).toContain("In-Reply-To: <first@tidewater-planning.example>");
  expect(reply?.raw.toString()).toContain("Ada Byrne <ada@tidewater-planning.example> wrote:");
});
