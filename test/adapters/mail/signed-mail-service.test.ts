import { AwsClient } from "aws4fetch";
import { expect, test } from "vitest";
import { signedMailService } from "#shared/adapters/ses/signed-mail-service.ts";
import { localServer } from "../../support/local-server.ts";

type Answer = { readonly status: number; readonly body?: object; readonly error?: string };

/** Answers in turn, the last answer for all that follow, and keeps what was asked. */
async function sesAnswering(...answers: readonly Answer[]) {
  const bodies: unknown[] = [];
  let asked = 0;
  const server = await localServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      if (text !== "") bodies.push(JSON.parse(text));
      const { status, body = {}, error } = answers[asked] ?? answers.at(-1) ?? { status: 500 };
      asked += 1;
      response
        .writeHead(status, error ? { "x-amzn-errortype": `${error}:http://internal` } : {})
        .end(JSON.stringify(body));
    });
  });
  const client = new AwsClient({
    accessKeyId: "a",
    secretAccessKey: "b",
    service: "ses",
    region: "eu-west-1",
    retries: 0,
  });
  return { service: signedMailService(client, server.url), seen: server.seen, bodies };
}

test("SES-4: the sandbox is seen for what it is", async () => {
  const { service, seen } = await sesAnswering({
    status: 200,
    body: {
      ProductionAccessEnabled: false,
      SendingEnabled: true,
      EnforcementStatus: "HEALTHY",
      SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 7 },
    },
  });

  expect(await service.state()).toEqual({
    isSandbox: true,
    maySend: true,
    standing: "HEALTHY",
    perSecond: 1,
    perDay: 200,
    sentLastDay: 7,
  });
  expect(seen).toEqual(["GET /v2/email/account"]);
});

test("an account without a limit of the day says so with -1", async () => {
  const SendQuota = { Max24HourSend: -1, MaxSendRate: 500, SentLast24Hours: 1e6 };
  const { service } = await sesAnswering({ status: 200, body: { SendQuota } });

  expect(await service.state()).not.toHaveProperty("perDay");
});

test("SES-5: a page of SES's list is asked for from a day on, with the cursor of the page before", async () => {
  const { service, seen } = await sesAnswering({
    status: 200,
    body: {
      SuppressedDestinationSummaries: [
        { EmailAddress: "ada@ironmere.example", Reason: "BOUNCE", LastUpdateTime: 1795168800 },
        { EmailAddress: "Ben@ironmere.example", Reason: "COMPLAINT", LastUpdateTime: 1795168800.5 },
      ],
      NextToken: "page/2",
    },
  });

  const page = await service.heldBack({
    since: new Date("2026-11-19T09:00:00Z"),
    cursor: "page/1",
  });

  expect(seen).toEqual([
    "GET /v2/email/suppression/addresses?PageSize=1000&StartDate=2026-11-19T09%3A00%3A00.000Z&NextToken=page%2F1",
  ]);
  expect(page).toEqual({
    kind: "page",
    addresses: [
      { address: "ada@ironmere.example", reason: "bounced", at: new Date(1795168800_000) },
      { address: "Ben@ironmere.example", reason: "complained", at: new Date(1795168800_500) },
    ],
    cursor: "page/2",
  });
});

test("a cursor that SES has forgotten is an outcome, any other refusal a fault", async () => {
  const { service } = await sesAnswering(
    { status: 400, error: "InvalidNextTokenException" },
    { status: 403, error: "AccessDeniedException" },
  );

  const page = { since: undefined, cursor: "old" };
  expect(await service.heldBack(page)).toEqual({ kind: "cursor-gone" });
  await expect(service.heldBack(page)).rejects.toThrow("SES answered 403");
});

test("SES-5: an address is put on the list with the reason SES knows, and taken off in every spelling", async () => {
  const { service, seen, bodies } = await sesAnswering(
    { status: 200 },
    { status: 200 },
    { status: 404, error: "NotFoundException" },
  );

  await service.holdBack("ada+x@ironmere.example", "bounced");
  await service.letGo("Ada+x@ironmere.example");

  expect(bodies).toEqual([{ EmailAddress: "ada+x@ironmere.example", Reason: "BOUNCE" }]);
  expect(seen).toEqual([
    "PUT /v2/email/suppression/addresses",
    "DELETE /v2/email/suppression/addresses/Ada%2Bx%40ironmere.example",
    "DELETE /v2/email/suppression/addresses/ada%2Bx%40ironmere.example",
  ]);
});
