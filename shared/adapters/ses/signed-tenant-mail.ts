import type { AwsClient } from "aws4fetch";
import * as z from "zod";
import type { MailOutcome } from "#shared/ports/transport.ts";
import { sesRefusal } from "./ses-refusal.ts";

/** Gives SES a mail as it goes over the wire. Rejects when nobody can tell whether it was taken. */
export type HandOver = (mail: {
  readonly raw: Buffer;
  readonly from: string;
  readonly to: string;
  readonly configurationSet: string;
  readonly tag: { readonly name: string; readonly value: string };
}) => Promise<
  | { readonly kind: "taken"; readonly id: string | undefined }
  | Extract<MailOutcome, { kind: "refused" }>
>;

/**
 * SES-6: the first API of SES, by which mail goes otherwise, knows no tenants. Give the client `retries: 0`: a send whose
 * answer was lost must not be sent again. `endpoint` has no slash at its end.
 */
export function signedTenantMail(client: AwsClient, endpoint: string, tenant: string): HandOver {
  return async ({ raw, from, to, configurationSet, tag }) => {
    const response = await client.fetch(`${endpoint}/v2/email/outbound-emails`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: raw.toString("base64") } },
        ConfigurationSetName: configurationSet,
        EmailTags: [{ Name: tag.name, Value: tag.value }],
        TenantName: tenant,
      }),
    });
    const text = await response.text();
    if (response.ok) return { kind: "taken", id: Taken.parse(JSON.parse(text)).MessageId };
    const refusal = sesRefusal({
      name: nameOf(response, text),
      message: Refused.safeParse(tryParseJson(text)).data?.message ?? text,
      isOurFault: response.status < 500,
    });
    if (refusal) return refusal;
    throw new Error(`SES answered ${response.status} to a mail of tenant ${tenant}: ${text}`);
  };
}

const Taken = z.object({ MessageId: z.string().optional() });
const Refused = z.object({ message: z.string(), __type: z.string().optional() });

/** "MessageRejected:http://internal.amazon.com/…" in the header, or "…#MessageRejected" in the body. */
function nameOf(response: Response, text: string): string {
  const named =
    response.headers.get("x-amzn-errortype") ??
    Refused.safeParse(tryParseJson(text)).data?.__type ??
    "";
  return named.replace(/:.*$/, "").replace(/^.*#/, "");
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
