import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { authenticationResults, type Finding } from "./authentication-results.ts";
import type { InboundMail } from "./inbound-mail.ts";

/**
 * Whether the From address can be believed: DMARC passed for it, or, where the domain has no DMARC, a signature that holds
 * is of the domain itself. Anybody can write the header that says so, so only the newest one counts, under our own
 * receiving server's name.
 */
export function isAuthentic(mail: InboundMail, receivingHost: string): boolean {
  const newest = mail.headers["authentication-results"]?.[0] ?? "";
  const findings = authenticationResults(newest, receivingHost);
  const author = domainOf(mail.from.address);
  const [dmarc, ...others] = findings.filter(({ method }) => method === "dmarc");
  // A server finds one; a second is somebody's who could write into the first.
  if (others.length > 0) return false;
  if (dmarc && dmarc.result !== "none") return dmarc.result === "pass" && isAbout(dmarc, author);
  return findings.some(
    (finding) =>
      finding.method === "dkim" && finding.result === "pass" && isSignedBy(finding, author),
  );
}

type ScanVerdict = "pass" | "fail" | "none";

/** The verdicts of SES's scanners; "none" where nobody scanned. */
export function scanVerdicts(mail: InboundMail): {
  readonly spam: ScanVerdict;
  readonly virus: ScanVerdict;
} {
  return {
    spam: verdictOf(mail.headers["x-ses-spam-verdict"]?.[0]),
    virus: verdictOf(mail.headers["x-ses-virus-verdict"]?.[0]),
  };
}

/** A mail with two From addresses passes for the one that the server looked at. */
function isAbout({ properties }: Finding, author: string): boolean {
  const looked = properties.get("header.from");
  return looked === undefined || isSameOwner(domainOf(looked), author);
}

function isSignedBy({ properties }: Finding, author: string): boolean {
  const signers = ["header.d", "header.i"].flatMap((name) => properties.get(name) ?? []);
  return signers.length > 0 && signers.every((signer) => isSameOwner(domainOf(signer), author));
}

/** Relaxed alignment (RFC 7489 section 3.1): the same registered domain. */
function isSameOwner(one: string, other: string): boolean {
  const owner = registrableDomain(one);
  return owner !== undefined && owner === registrableDomain(other);
}

/** Of an address, of "@domain", or the domain itself. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

function verdictOf(value: string | undefined): ScanVerdict {
  if (value?.toUpperCase() === "PASS") return "pass";
  return value?.toUpperCase() === "FAIL" ? "fail" : "none";
}
