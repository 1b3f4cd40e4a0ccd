import * as z from "zod";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import { CalendarUnavailable } from "#shared/ports/calendar.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type MicrosoftTokenOptions = {
  readonly http: JsonHttp;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => Date;
  readonly loginUrl?: string;
};

const Token = z.object({ access_token: z.string(), expires_in: z.number() });
const MARGIN = 60_000;

/** An access token of the application itself, by client credentials, kept until shortly before it ends. */
export function microsoftToken({
  http,
  tenantId,
  clientId,
  clientSecret,
  now,
  loginUrl = "https://login.microsoftonline.com",
}: MicrosoftTokenOptions): () => Promise<string> {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return async () => {
    if (kept && kept.until > now().getTime()) return kept.token;
    const answer = await http.request({
      method: "POST",
      url: `${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
      form: {
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: "https://graph.microsoft.com/.default",
      },
      schema: Token,
      timeoutMilliseconds: 10_000,
    });
    if (answer.kind !== "ok") {
      const { reason } = vendorProblem("Microsoft", answer, now(), { 400: "key" });
      throw new CalendarUnavailable(reason);
    }
    const { access_token: token, expires_in: seconds } = answer.value;
    kept = { token, until: now().getTime() + seconds * 1000 - MARGIN };
    return token;
  };
}
