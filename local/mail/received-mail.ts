import type { Receipt } from "./receipt-rules.ts";

type Envelope = { readonly from: string; readonly to: string };

/** The mail as SES writes it to a bucket: with what the receiving server found in front. */
export function asReceived(raw: Buffer, { from, to }: Envelope, id: string, at: Date): Buffer {
  const domain = from.split("@").at(-1) ?? "";
  const lines = [
    `Return-Path: <${from}>`,
    `Received: from mail.${domain || "localhost"} (mail.${domain || "localhost"} [192.0.2.10])`,
    " by inbound-smtp.us-east-1.amazonaws.com with SMTP",
    ` id ${id} for ${to};`,
    ` ${at.toUTCString().replace("GMT", "+0000")} (UTC)`,
    "X-SES-Spam-Verdict: PASS",
    "X-SES-Virus-Verdict: PASS",
    `Received-SPF: pass (spfCheck: domain of ${domain} designates 192.0.2.10 as permitted sender) client-ip=192.0.2.10; envelope-from=${from};`,
    `Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=${domain}; dkim=pass header.i=@${domain}; dmarc=pass header.from=${domain};`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n`), raw]);
}

export function objectKey({ prefix }: Receipt, id: string): string {
  return `${prefix}${id}`;
}
