import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { load } from "cheerio";
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

async function receive(lines: readonly string[]) {
  const from = "mallory@elsewhere.example";
  const envelope = { from, to: ["hello@mail.tidewater-planning.example"] };
  await department.mail.postOffice.receive(envelope, Buffer.from(lines.join("\r\n")));
  return department.mail.mailbox.list({ limit: 1 })[0];
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
  await expect(ses.send(new GetSendQuotaCommand({}))).resolves.toMatchObject({ MaxSendRate: 200 });
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

  const sent = department.mail.mailbox.byMessageId("third@tidewater-planning.example");
  const list = await (await fetch(`${department.url}/mailbox`)).text();
  const page = await (await fetch(`${department.url}/mailbox/${sent?.id}`)).text();
  expect(list).toContain("no-such-person@ironmere.example");
  expect(list).not.toContain("journal+t1");
  expect(page).toContain("journal+t1@mail.tidewater-planning.example");

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

test("the MX refuses for good what nobody can read, so that its sender does not try for days", async () => {
  const transport = createTransport(department.mail.incomingUrl);
  const nested = Array.from(
    { length: 2000 },
    (_, depth) => `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n`,
  ).join("");
  const sending = transport.sendMail({
    envelope: { from: "colm@stranger.example", to: ["reply+x@mail.tidewater-planning.example"] },
    raw: `From: colm@stranger.example\r\nSubject: Deep\r\n${nested}`,
  });

  await expect(sending).rejects.toMatchObject({ responseCode: 554 });
  transport.close();
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

test("a stranger's mail has no link and no button, whatever it holds", async () => {
  const mail = await receive([
    'From: "<img src=x onerror=alert(1)>" <mallory@elsewhere.example>',
    "To: hello@mail.tidewater-planning.example",
    'Subject: <script>alert(1)</script> "><b>x</b>',
    "Message-ID: <mallory-1@elsewhere.example>",
    "List-Unsubscribe: <http://127.0.0.1:1/api/v1/pauses>",
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    'X-Outbox-Id: "><img src=x>',
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>See <a href='http://127.0.0.1:1/a/token'>http://127.0.0.1:1/a/token</a> https://elsewhere.example/</p><iframe src='/'></iframe>",
  ]);
  const answer = await fetch(`${department.url}/mailbox/${mail?.id}`);
  const page = load(await answer.text());
  const list = load(await (await fetch(`${department.url}/mailbox`)).text());

  expect(
    page("main a")
      .toArray()
      .map((link) => link.attribs["href"]),
  ).toEqual([`/mailbox/${mail?.id}/raw`]);
  expect(page("form, button")).toHaveLength(0);
  for (const shown of [page, list]) {
    expect(shown("script, img, iframe, b, [onerror]")).toHaveLength(0);
  }
  expect(page("h1").text()).toBe('<script>alert(1)</script> "><b>x</b>');
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("a link of our own mail leads to this machine or nowhere", async () => {
  const links = [
    "http://127.0.0.1:1//elsewhere.example/x",
    "http://localhost:1/\\elsewhere.example",
    "http://127.0.0.1.elsewhere.example/u/t",
    "https://elsewhere.example/u/t",
    "http://user:secret@127.0.0.1:1/u/t?x=1",
  ];
  const raw = Buffer.concat([
    aMail("jo@quillmark.example", "links"),
    Buffer.from(links.join(" \r\n")),
  ]);
  const forged = raw
    .toString()
    .replace("<http://127.0.0.1:1/u/token>", "<http://127.0.0.1:1//elsewhere.example/u/t>");
  await department.mail.postOffice.send(
    { from: "ada@tidewater-planning.example", to: ["jo@quillmark.example"] },
    Buffer.from(forged),
    "smtp",
  );
  const mail = department.mail.mailbox.byMessageId("links@tidewater-planning.example");
  const page = load(await (await fetch(`${department.url}/mailbox/${mail?.id}`)).text());

  expect(
    page("pre a")
      .toArray()
      .map((link) => link.attribs["href"]),
  ).toEqual(["/u/token", "/elsewhere.example/x", "/elsewhere.example", "/u/t?x=1"]);
  expect(page('form:not([action^="/mailbox/"])')).toHaveLength(0);
});

test("the mailbox page shows a mail as text, with links that work on this machine, and answers it as its reader", async () => {
  const mail = department.mail.mailbox.byMessageId("first@tidewater-planning.example");
  const list = await (await fetch(`${department.url}/mailbox`)).text();
  const page = await (await fetch(`${department.url}/mailbox/${mail?.id}`)).text();

  expect(list).toContain("Planning for Müller");
  expect(page).toContain('<a href="/u/token"');
  expect(page).toContain("&lt;script&gt;");
  expect(page).toContain('action="/u/token"');
  // Else a browser says "Origin: null" when a form is sent, and is refused.
  expect(load(page)('meta[name="referrer"]').attr("content")).toBe("same-origin");

  const form = new URLSearchParams({ name: "Hannah", text: "Tell me more, please." });
  const answer = await fetch(`${department.url}/mailbox/${mail?.id}/reply`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  const shown = await fetch(`${department.url}${answer.headers.get("location")}`);
  expect(await shown.text()).toContain(
    "Your mail as hannah@kestrel-bearings.example is delivered.",
  );
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

test("SES-13: the addresses of SES's mailbox simulator do on the laptop what they do at SES", async () => {
  for (const name of ["success", "bounce", "complaint", "suppressionlist", "ooto"]) {
    await sendBySes(`${name}@simulator.amazonses.com`, `simulated-${name}`);
  }

  const events = (await told('"aws.ses"')).filter(({ detail }) =>
    JSON.stringify(detail["mail"]).includes("@simulator.amazonses.com"),
  );
  const of = (name: string) =>
    events
      .filter(({ detail }) => JSON.stringify(detail["mail"]).includes(`${name}@simulator`))
      .map((event) => event["detail-type"])
      .toSorted();
  expect(of("success")).toEqual(["Email Delivered", "Email Sent"]);
  expect(of("bounce")).toEqual(["Email Bounced", "Email Sent"]);
  expect(of("suppressionlist")).toEqual(["Email Bounced", "Email Sent"]);
  expect(of("complaint")).toEqual(["Email Complaint Received", "Email Delivered", "Email Sent"]);
  expect(of("ooto")).toEqual(["Email Delivered", "Email Sent"]);
  expect(department.mail.mailbox.list({ limit: 1 })[0]).toMatchObject({
    direction: "in",
    sender: "ooto@simulator.amazonses.com",
    recipients: ["ada@tidewater-planning.example"],
  });
});
