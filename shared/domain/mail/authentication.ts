import type { InboundMail } from "./inbound-mail.ts";
import type { AuthenticationResult, MailAuthentication } from "./mail-kind.ts";

/** What our own receiving server found. Anybody can write such a header, so only its newest one with our name counts. */
export function readAuthentication(mail: InboundMail, receivingHost: string): MailAuthentication {
  const newest = mail.headers["authentication-results"]?.[0] ?? "";
  const host = newest.split(";", 1)[0]?.trim().split(/\s/)[0]?.toLowerCase();
  const isOurs = host === receivingHost.toLowerCase();
  // Comments may hold anything, a forged "dkim=pass" too.
  const results = isOurs ? newest.replace(/\([^()]*\)/g, " ").toLowerCase() : "";
  return {
    spf: resultOf("spf", results),
    dkim: resultOf("dkim", results),
    dmarc: resultOf("dmarc", results),
  };
}

/** Whether the From address can be believed: DMARC passed, or an aligned signature where the domain has no DMARC. */
export function isAuthentic(mail: InboundMail, receivingHost: string): boolean {
  const { dkim, dmarc } = readAuthentication(mail, receivingHost);
  if (dmarc !== "none") return dmarc === "pass";
  if (dkim !== "pass") return false;
  const signed = /header\.(?:i=@?|d=)([\w.-]+)/.exec(
    mail.headers["authentication-results"]?.[0] ?? "",
  );
  const domain = mail.from.address.split("@").at(-1) ?? "";
  const signer = signed?.[1]?.toLowerCase() ?? "";
  return signer !== "" && (domain === signer || domain.endsWith(`.${signer}`));
}

/** The verdicts of SES's scanners; "none" where nobody scanned. */
export function scanVerdicts(mail: InboundMail): {
  readonly spam: AuthenticationResult;
  readonly virus: AuthenticationResult;
} {
  return {
    spam: verdictOf(mail.headers["x-ses-spam-verdict"]?.[0]),
    virus: verdictOf(mail.headers["x-ses-virus-verdict"]?.[0]),
  };
}

function resultOf(method: string, results: string): AuthenticationResult {
  const found = [...results.matchAll(new RegExp(`(?:^|[;\\s])${method}=([a-z]+)`, "g"))].map(
    ([, result]) => result,
  );
  if (found.length === 0) return "none";
  // Several signatures: one that holds is enough.
  if (found.includes("pass")) return "pass";
  return found.every((result) => result === "none" || result === "neutral") ? "none" : "fail";
}

function verdictOf(value: string | undefined): AuthenticationResult {
  if (value?.toUpperCase() === "PASS") return "pass";
  return value?.toUpperCase() === "FAIL" ? "fail" : "none";
}
