import type { AwsClient } from "aws4fetch";
import * as z from "zod";
import type { HeldBackReason, MailService } from "#shared/ports/mail-service.ts";

/**
 * The account side of SES, which only its second API has. Signed by aws4fetch: its four small calls are not worth the
 * 60 kB that @aws-sdk/client-sesv2 adds to a bundle. `endpoint` has no slash at its end.
 */
export function signedMailService(client: AwsClient, endpoint: string): MailService {
  const list = `${endpoint}/v2/email/suppression/addresses`;
  return {
    async state() {
      const account = Account.parse(await answerOf(client, "GET", `${endpoint}/v2/email/account`));
      const { Max24HourSend, MaxSendRate, SentLast24Hours } = account.SendQuota;
      return {
        isSandbox: !account.ProductionAccessEnabled,
        maySend: account.SendingEnabled,
        standing: account.EnforcementStatus,
        perSecond: MaxSendRate,
        // SES says -1 where there is no limit.
        ...(Max24HourSend >= 0 && { perDay: Max24HourSend }),
        sentLastDay: SentLast24Hours,
      };
    },

    async heldBack({ since, cursor }) {
      const query = new URLSearchParams({ PageSize: PAGE_SIZE });
      if (since) query.set("StartDate", since.toISOString());
      if (cursor !== undefined) query.set("NextToken", cursor);
      const response = await client.fetch(`${list}?${query}`);
      const text = await response.text();
      if (response.status === 400 && isCalled(response, text, "InvalidNextTokenException")) {
        return { kind: "cursor-gone" };
      }
      if (!response.ok) throw new Error(`SES answered ${response.status} for its list: ${text}`);
      const page = Page.parse(JSON.parse(text));
      return {
        kind: "page",
        addresses: page.SuppressedDestinationSummaries.map((one) => ({
          address: one.EmailAddress,
          reason: one.Reason === "COMPLAINT" ? "complained" : "bounced",
          at: new Date(one.LastUpdateTime * 1000),
        })),
        cursor: page.NextToken ?? undefined,
      };
    },

    async holdBack(address, reason) {
      const body = { EmailAddress: address, Reason: reasons[reason] };
      await answerOf(client, "PUT", list, body);
    },

    async letGo(address) {
      // The list keeps the case an address was sent to in, and answers to no other.
      for (const spelling of new Set([address, address.toLowerCase()])) {
        const url = `${list}/${encodeURIComponent(spelling)}`;
        const response = await client.fetch(url, { method: "DELETE" });
        if (response.ok || response.status === 404) continue;
        throw new Error(`SES answered ${response.status} to DELETE: ${await response.text()}`);
      }
    },
  };
}

/** SES answers this list once a second; the largest page makes the fewest calls. */
const PAGE_SIZE = "1000";

const reasons: Readonly<Record<HeldBackReason, string>> = {
  bounced: "BOUNCE",
  complained: "COMPLAINT",
};

const Account = z.object({
  ProductionAccessEnabled: z.boolean().default(false),
  SendingEnabled: z.boolean().default(false),
  EnforcementStatus: z.string().default("unknown"),
  SendQuota: z.object({
    Max24HourSend: z.number(),
    MaxSendRate: z.number(),
    SentLast24Hours: z.number(),
  }),
});

const Page = z.object({
  SuppressedDestinationSummaries: z
    .array(
      z.object({
        EmailAddress: z.string(),
        Reason: z.enum(["BOUNCE", "COMPLAINT"]),
        /** Seconds since 1970. */
        LastUpdateTime: z.number(),
      }),
    )
    .default([]),
  NextToken: z.string().nullish(),
});

async function answerOf(
  client: AwsClient,
  method: "GET" | "PUT",
  url: string,
  body?: object,
): Promise<unknown> {
  const response = await client.fetch(url, {
    method,
    ...(body && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  const { pathname } = new URL(url);
  // The body may hold somebody's address, the path does not.
  if (!response.ok) {
    throw new Error(`SES answered ${response.status} to ${method} ${pathname}: ${text}`);
  }
  return text === "" ? {} : JSON.parse(text);
}

function isCalled(response: Response, text: string, name: string): boolean {
  return (response.headers.get("x-amzn-errortype") ?? text).includes(name);
}
