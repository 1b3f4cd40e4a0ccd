import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import type { Receipt } from "./receipt-rules.ts";

type Envelope = { readonly from: string; readonly to: string };

type Arrival = {
  readonly envelope: Envelope;
  /** The address in the From header, which anybody can write. */
  readonly author: string;
  readonly id: string;
  readonly at: Date;
};

/** The mail as SES writes it to a bucket: with what the receiving server found in front. */
export function asReceived(raw: Buffer, { envelope, author, id, at }: Arrival): Buffer {
  const { from, to } = envelope;
  const domain = domainOf(from);
  const host = `mail.${domain || "localhost"}`;
  const { spf, dmarc } = authentication(from, author);
  const how =
    spf === "pass"
      ? `spfCheck: domain of ${domain} designates 192.0.2.10 as permitted sender`
      : "spfCheck: no sender to check";
  const lines = [
    `Return-Path: <${from}>`,
    `Received: from ${host} (${host} [192.0.2.10])`,
    " by inbound-smtp.us-east-1.amazonaws.com with SMTP",
    ` id ${id} for ${to};`,
    ` ${at.toUTCString().replace("GMT", "+0000")} (UTC)`,
    "X-SES-Spam-Verdict: PASS",
    "X-SES-Virus-Verdict: PASS",
    `Received-SPF: ${spf} (${how}) client-ip=192.0.2.10; envelope-from=${from};`,
    `Authentication-Results: amazonses.com; spf=${spf} smtp.mailfrom=${domain}; dkim=none; dmarc=${dmarc} header.from=${domainOf(author)};`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n`), raw]);
}

export function objectKey({ prefix }: Receipt, id: string): string {
  return `${prefix}${id}`;
}

/**
 * As a receiving server judges (RFC 7489), with the laptop as the server of every domain: the domain of the envelope
 * permits it, and vouches for a From address of the same organisation and for no other. Nobody here signs by DKIM.
 */
function authentication(
  from: string,
  author: string,
): { readonly spf: "pass" | "none"; readonly dmarc: "pass" | "fail" } {
  const sender = domainOf(from);
  const spf = sender === "" ? "none" : "pass";
  const isAligned = spf === "pass" && organisationOf(sender) === organisationOf(domainOf(author));
  return { spf, dmarc: isAligned ? "pass" : "fail" };
}

function organisationOf(domain: string): string {
  return registrableDomain(domain) ?? domain;
}

function domainOf(address: string): string {
  return (address.split("@").slice(1).at(-1) ?? "").toLowerCase().replace(/\.$/, "");
}
