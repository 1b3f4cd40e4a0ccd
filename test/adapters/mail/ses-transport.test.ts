import { SESClient } from "@aws-sdk/client-ses";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMail } from "#shared/adapters/mime/compose.ts";
import { sesTransport } from "#shared/adapters/ses/ses-transport.ts";
import { fromMessageTag, toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import { localServer } from "../../support/local-server.ts";
import { anOutgoingMail } from "../../support/outreach-builders.ts";

test("SES-7: a mail names its configuration set and carries its outbox id as a tag", async () => {
  const ses = await sesAt(() => ({ status: 200, body: sent }));

  const outcome = await ses.transport.send(anOutgoingMail());

  expect(outcome).toEqual({
    kind: "accepted",
    providerId: "0100abc-0000",
    messageId: "0100abc-0000@eu-west-1.amazonses.com",
  });
  const [request] = ses.requests;
  expect(request?.get("Action")).toBe("SendRawEmail");
  expect(request?.get("ConfigurationSetName")).toBe("department");
  expect(request?.get("Destinations.member.1")).toBe("gareth.oduya@kestrel-bearings.example");
  expect(request?.get("Tags.member.1.Name")).toBe("X-Outbox-Id");
  expect(fromMessageTag(request?.get("Tags.member.1.Value") ?? "")).toBe("lead-1.step-1.v1");
  const raw = Buffer.from(request?.get("RawMessage.Data") ?? "", "base64");
  expect((await PostalMime.parse(raw)).subject).toBe("Two sites, one stock");
});

test.each([
  ["Throttling", "Maximum sending rate exceeded.", 400, "try-later"],
  ["MessageRejected", "Email address is not verified.", 400, "sender-refused"],
  [
    "MailFromDomainNotVerifiedException",
    "The MAIL FROM domain is not verified.",
    400,
    "sender-refused",
  ],
  ["AccountSendingPausedException", "Sending is disabled.", 400, "sender-refused"],
  ["InvalidParameterValue", "Invalid recipient address.", 400, "bad-address"],
  ["InvalidParameterValue", "Duplicate header 'Subject'.", 400, "content"],
])("SES's answer %s (%s) is told apart", async (code, message, status, type) => {
  const ses = await sesAt(() => ({ status, body: failure(code, message) }));

  expect(await ses.transport.send(anOutgoingMail())).toMatchObject({ kind: "refused", type });
});

test("a fault of SES or a lost answer leaves open whether the mail left, and nothing is sent again", async () => {
  const ses = await sesAt(() => ({ status: 503, body: failure("ServiceUnavailable", "later") }));

  await expect(ses.transport.send(anOutgoingMail())).rejects.toThrow();

  expect(ses.requests).toHaveLength(1);
});

test.each(["lead-1.step-1.v1", "ada@x.example.reply-in_7.v2", "Zoë.step-1.v1"])(
  "the id %s survives the letters SES allows in a tag",
  (id) => {
    expect(toMessageTag(id)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
    expect(fromMessageTag(toMessageTag(id))).toBe(id);
  },
);

const sent =
  "<SendRawEmailResponse xmlns='http://ses.amazonaws.com/doc/2010-12-01/'><SendRawEmailResult><MessageId>0100abc-0000</MessageId></SendRawEmailResult></SendRawEmailResponse>";

const failure = (code: string, message: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

async function sesAt(answer: () => { readonly status: number; readonly body: string }) {
  const requests: URLSearchParams[] = [];
  const { url } = await localServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push(new URLSearchParams(Buffer.concat(chunks).toString()));
      const { status, body } = answer();
      response.writeHead(status, { "content-type": "text/xml" }).end(body);
    });
  });
  const client = new SESClient({
    endpoint: url,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  const transport = sesTransport(client, {
    compose: composeMail,
    configurationSet: "department",
    region: "eu-west-1",
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  return { transport, requests };
}
