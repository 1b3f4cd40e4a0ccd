import * as z from "zod";

const UrlByAccount = z.record(z.string(), z.string());

/** The server of one account: SMTP_URL is one URL for every mailbox, or a JSON object of URLs by account id. */
export function smtpUrlOf(accountId: string, stored: string | undefined): string | undefined {
  if (stored === undefined || !stored.trimStart().startsWith("{")) return stored;
  return UrlByAccount.parse(JSON.parse(stored))[accountId];
}
