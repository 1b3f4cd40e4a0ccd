import { sign } from "node:crypto";
import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import { CalendarUnavailable } from "#shared/ports/calendar.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

/** The parts of a service account's key file that are used. */
export const ServiceAccount = z.object({ client_email: z.string(), private_key: z.string() });
export type ServiceAccount = z.infer<typeof ServiceAccount>;

export type GoogleTokenOptions = {
  readonly http: JsonHttp;
  readonly account: ServiceAccount;
  readonly now: () => Date;
  readonly tokenUrl?: string | undefined;
};

const Token = z.object({ access_token: z.string(), expires_in: z.number() });
const SCOPE = "https://www.googleapis.com/auth/calendar";
const AN_HOUR = 3600;
/** A token that ends on the way is of no use. */
const MARGIN = 60_000;

/** An access token of a service account, asked for again shortly before it ends (RFC 7523). */
export function googleToken({
  http,
  account,
  now,
  tokenUrl = "https://oauth2.googleapis.com/token",
}: GoogleTokenOptions): () => Promise<string> {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return async () => {
    if (kept && kept.until > now().getTime()) return kept.token;
    const answer = await http.request({
      method: "POST",
      url: tokenUrl,
      form: {
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion: assertionOf(account, tokenUrl, now()),
      },
      schema: Token,
      timeoutMilliseconds: 10_000,
    });
    if (answer.kind !== "ok") {
      // 400 is Google's answer to a key that is revoked or unknown.
      const { reason } = vendorProblem("Google", answer, now(), { 400: "key" });
      throw new CalendarUnavailable(reason);
    }
    const { access_token: token, expires_in: seconds } = answer.value;
    kept = { token, until: now().getTime() + seconds * 1000 - MARGIN };
    return token;
  };
}

function assertionOf({ client_email, private_key }: ServiceAccount, aud: string, now: Date) {
  const iat = Math.floor(now.getTime() / 1000);
  const claims = { iss: client_email, scope: SCOPE, aud, iat, exp: iat + AN_HOUR };
  const unsigned = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${unsigned}.${sign("sha256", Buffer.from(unsigned), private_key).toString("base64url")}`;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
