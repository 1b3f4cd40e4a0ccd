import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { signedMailService } from "#shared/adapters/ses/signed-mail-service.ts";
import { signedTenantMail } from "#shared/adapters/ses/signed-tenant-mail.ts";
import { type Department, startDepartment } from "../../../local/department.ts";
import { aWorkplace, type Workplace } from "../fixture-assembly.ts";
import { aFunction, anApi } from "../fixture-resources.ts";

let workplace: Workplace;
let department: Department;
let ses: SESClient;
let signed: AwsClient;

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const nothing = "export const handler = async () => ({ statusCode: 200 });";

beforeAll(async () => {
  workplace = await aWorkplace({
    Mail: {
      code: { nothing },
      resources: {
        Sales: {
          Type: "AWS::SES::ConfigurationSet",
          Properties: {
            Name: "sales",
            SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
          },
        },
        Careless: { Type: "AWS::SES::ConfigurationSet", Properties: { Name: "careless" } },
        Identity: {
          Type: "AWS::SES::EmailIdentity",
          Properties: { EmailIdentity: "tidewater-planning.example" },
        },
        Tenant: {
          Type: "AWS::SES::Tenant",
          Properties: {
            TenantName: "tidewater",
            ResourceAssociations: [
              { ResourceArn: "arn:aws:ses:us-east-1:000000000000:configuration-set/sales" },
              {
                ResourceArn: {
                  "Fn::Join": [
                    "",
                    ["arn:aws:ses:us-east-1:000000000000:identity/", { Ref: "Identity" }],
                  ],
                },
              },
            ],
          },
        },
        Nothing: aFunction("nothing", {}),
        ...anApi("Nothing", { "GET /nothing": "NONE" }),
      },
    },
  });
  department = await startDepartment({
    assembly: workplace.assembly,
    dataDirectory: workplace.data,
    secret: {},
    environment: {},
    log: () => undefined,
  });
  ses = new SESClient({ region: "us-east-1", endpoint: department.awsUrl, credentials });
  signed = new AwsClient({ ...credentials, service: "ses", region: "us-east-1", retries: 0 });
});

afterAll(async () => {
  ses.destroy();
  await department.close();
  await workplace.remove();
});

function aMail(to: string): Buffer {
  const lines = [
    "From: Ada Byrne <ada@tidewater-planning.example>",
    `To: ${to}`,
    "Subject: Planning",
    `Message-ID: <${to.replace("@", ".")}@tidewater-planning.example>`,
    "",
    "Good morning.",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

async function sendBySes(to: string, ConfigurationSetName = "sales") {
  await ses.send(
    new SendRawEmailCommand({ RawMessage: { Data: aMail(to) }, ConfigurationSetName }),
  );
  await department.settled();
}

const Page = z.object({
  SuppressedDestinationSummaries: z.array(z.object({ EmailAddress: z.string() })),
  NextToken: z.string().optional(),
});
const account = () => signedMailService(signed, department.awsUrl);
const everything = { since: undefined, cursor: undefined };

test("SES-5: who bounces is on the laptop's list by the setting of the configuration set alone, and can be let go", async () => {
  await sendBySes("bounce@ironmere.example");
  await sendBySes("no-such-person@ironmere.example", "careless");

  const listed = await account().heldBack(everything);
  expect(listed).toMatchObject({
    kind: "page",
    addresses: [{ address: "bounce@ironmere.example", reason: "bounced" }],
    cursor: undefined,
  });

  await account().letGo("bounce@ironmere.example");
  expect(await account().heldBack(everything)).toMatchObject({ addresses: [] });
  await account().letGo("bounce@ironmere.example");
});

test("SES-5: who is on the list gets nothing by SES, though the address would take it", async () => {
  const delivered: string[] = [];
  department.mail.postOffice.onDelivered((mail) => delivered.push(...mail.recipients));
  await account().holdBack("Hannah@ironmere.example", "complained");

  await sendBySes("hannah@ironmere.example");
  await sendBySes("ivor@ironmere.example");

  expect(delivered).toEqual(["ivor@ironmere.example"]);
});

test("the list is given out in pages, from a day on, and forgets strange cursors", async () => {
  const url = `${department.awsUrl}/v2/email/suppression/addresses`;
  for (const name of ["a", "b", "c"]) {
    await account().holdBack(`${name}@quillmark.example`, "bounced");
  }
  const names: string[] = [];
  let token = "";
  do {
    const query = `PageSize=2${token && `&NextToken=${token}`}`;
    const page = Page.parse(await (await signed.fetch(`${url}?${query}`)).json());
    names.push(...page.SuppressedDestinationSummaries.map(({ EmailAddress }) => EmailAddress));
    token = page.NextToken ?? "";
  } while (token);
  expect(names.filter((name) => name.endsWith("quillmark.example"))).toHaveLength(3);

  const tomorrow = new Date(Date.now() + 86_400_000);
  expect(await account().heldBack({ since: tomorrow, cursor: undefined })).toMatchObject({
    addresses: [],
  });
  expect(await account().heldBack({ since: undefined, cursor: "strange" })).toEqual({
    kind: "cursor-gone",
  });
});

test("SES-8: the laptop's account counts what left by SES", async () => {
  const before = await account().state();
  await sendBySes("jo@quillmark.example");

  expect(await account().state()).toEqual({ ...before, sentLastDay: before.sentLastDay + 1 });
  expect(before).toMatchObject({ isSandbox: false, maySend: true, perSecond: 200 });
});

test("SES-6: a tenant sends with what it was given, and with nothing else", async () => {
  const handOver = (tenant: string) => signedTenantMail(signed, department.awsUrl, tenant);
  const mail = {
    raw: aMail("kim@quillmark.example"),
    from: "ada@tidewater-planning.example",
    to: "kim@quillmark.example",
    configurationSet: "sales",
    tag: { name: "X-Outbox-Id", value: "lead-1_step-1" },
  };

  const taken = await handOver("tidewater")(mail);
  const stored = department.mail.mailbox.byMessageId(
    "kim.quillmark.example@tidewater-planning.example",
  );
  expect(taken).toEqual({ kind: "taken", id: stored?.providerId });

  expect(await handOver("nobody")(mail)).toMatchObject({ kind: "refused", type: "sender-refused" });
  for (const change of [{ configurationSet: "careless" }, { from: "ada@elsewhere.example" }]) {
    expect(await handOver("tidewater")({ ...mail, ...change })).toMatchObject({
      kind: "refused",
      type: "sender-refused",
      reason: /was not given/,
    });
  }
});
