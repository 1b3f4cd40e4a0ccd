import { SESClient } from "@aws-sdk/client-ses";
import { AwsClient } from "aws4fetch";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMail } from "#shared/adapters/mime/compose.ts";
import { sesTransport } from "#shared/adapters/ses/ses-transport.ts";
import { signedTenantMail } from "#shared/adapters/ses/signed-tenant-mail.ts";
import { fromMessageTag, toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import { localServer } from "../../support/local-server.ts";
import { aRenderedMail } from "../../support/outreach-builders.ts";

test("SES-7: a mail names its configuration set and carries its outbox id as a tag", async () => {
  const ses = await sesAt(() => ({ status: 200, body: sent }));

  const outcome = await ses.transport.send(aRenderedMail());

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

  expect(await ses.transport.send(aRenderedMail())).toMatchObject({ kind: "refused", type });
});

test("a fault of SES or a lost answer leaves open whether the mail left, and nothing is sent again", async () => {
  const ses = await sesAt(() => ({ status: 503, body: failure("ServiceUnavailable", "later") }));

  await expect(ses.transport.send(aRenderedMail())).rejects.toThrow();

  expect(ses.requests).toHaveLength(1);
});

test("SES-6: a mail in the name of a tenant is the same mail, by the call that knows tenants", async () => {
  const ses = await tenantAt(() => ({ status: 200, body: { MessageId: "0100abc-0001" } }));

  const outcome = await ses.transport.send(aRenderedMail());

  expect(outcome).toMatchObject({
    kind: "accepted",
    providerId: "0100abc-0001",
    messageId: "0100abc-0001@eu-west-1.amazonses.com",
  });
  expect(ses.seen).toEqual(["POST /v2/email/outbound-emails"]);
  const [request] = ses.requests;
  expect(request).toMatchObject({
    FromEmailAddress: "ines.moreau@tidewater-planning.example",
    Destination: { ToAddresses: ["gareth.oduya@kestrel-bearings.example"] },
    ConfigurationSetName: "department",
    EmailTags: [{ Name: "X-Outbox-Id" }],
    TenantName: "tidewater",
  });
  const raw = Buffer.from(request?.Content.Raw.Data ?? "", "base64");
  expect((await PostalMime.parse(raw)).subject).toBe("Two sites, one stock");
});

test.each([
  ["TooManyRequestsException", 429, "try-later"],
  ["SendingPausedException", 400, "sender-refused"],
  ["AccessDeniedException", 403, "sender-refused"],
  ["NotFoundException", 404, "sender-refused"],
  ["BadRequestException", 400, "content"],
])("SES-6: a tenant's refusal %s (%s) is told apart", async (name, status, type) => {
  const ses = await tenantAt(() => ({ status, body: { message: "no" }, name }));

  expect(await ses.transport.send(aRenderedMail())).toMatchObject({
    kind: "refused",
    type,
    reason: `${name}: no`,
  });
  expect(ses.requests).toHaveLength(1);
});

test("SES-6: a fault of SES leaves a tenant's mail open, and it is not sent again", async () => {
  const ses = await tenantAt(() => ({ status: 500, body: {}, name: "InternalFailure" }));

  await expect(ses.transport.send(aRenderedMail())).rejects.toThrow("SES answered 500");
  expect(ses.requests).toHaveLength(1);
});

test.each(["lead-1.step-1.v1", "ada@x.example.reply-in_7.v2", "Zoë.step-1.v1"])(
  "the id %s survives the letters SES allows in a tag",
  (id) => {
    expect(toMessageTag(id)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
    expect(fromMessageTag(toMessageTag(id))).toBe(id);
  },
);

test("an id too long for a tag is cut where SES would refuse the mail, and found by its header", () => {
  const id = `${"\u55b6\u696d".repeat(60)}.step-1.v1`;
  expect(toMessageTag(id)).toMatch(/^[A-Za-z0-9_-]{256}$/);
  expect(fromMessageTag(toMessageTag(id))).toBeUndefined();
});

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

type TenantMail = { readonly Content: { readonly Raw: { readonly Data: string } } };

async function tenantAt(
  answer: () => { readonly status: number; readonly body: object; readonly name?: string },
) {
  const requests: TenantMail[] = [];
  const { url, seen } = await localServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push(JSON.parse(Buffer.concat(chunks).toString()));
      const { status, body, name } = answer();
      response
        .writeHead(
          status,
          name ? { "x-amzn-errortype": `${name}:http://internal.amazon.example/` } : {},
        )
        .end(JSON.stringify(body));
    });
  });
  const signed = new AwsClient({
    accessKeyId: "test",
    secretAccessKey: "test",
    service: "ses",
    region: "eu-west-1",
    retries: 0,
  });
  const transport = sesTransport(new SESClient({ region: "eu-west-1" }), {
    compose: composeMail,
    configurationSet: "department",
    region: "eu-west-1",
    now: () => new Date("2026-11-20T09:00:00Z"),
    asTenant: signedTenantMail(signed, url, "tidewater"),
  });
  return { transport, requests, seen };
}
