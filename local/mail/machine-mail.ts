import { randomUUID } from "node:crypto";
import type { StoredMail } from "./mailbox.ts";
import type { Delivery } from "./ses-events.ts";

/** A delivery status notification (RFC 3464), as the server of the recipient writes it. */
export async function failureReport(
  mail: StoredMail,
  recipient: string,
  kind: Exclude<Delivery, "delivered">,
  at: Date,
): Promise<Buffer> {
  const domain = recipient.split("@").at(-1) ?? "nowhere.example";
  const isHard = kind === "hard-bounce";
  const diagnostic = isHard
    ? `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`
    : `452 4.2.2 <${recipient}>: The mailbox is over its quota`;
  const status = [
    `Reporting-MTA: dns; mx.${domain}`,
    `Arrival-Date: ${dateLine(new Date(mail.at))}`,
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${isHard ? "failed" : "delayed"}`,
    `Status: ${isHard ? "5.1.1" : "4.2.2"}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
  ];
  return report(
    {
      from: `Mail Delivery System <mailer-daemon@${domain}>`,
      to: mail.sender,
      subject: isHard
        ? "Undelivered Mail Returned to Sender"
        : "Delayed Mail (still being retried)",
      messageId: `<${randomUUID()}@mx.${domain}>`,
      at,
      type: "delivery-status",
    },
    [
      {
        type: "text/plain; charset=us-ascii",
        lines: [
          `This is the mail system at host mx.${domain}.`,
          "",
          isHard
            ? "I'm sorry to have to inform you that your message could not be delivered."
            : "Your message could not be delivered yet. It will be tried again.",
          "",
          `<${recipient}>: host mx.${domain} said: ${diagnostic}`,
        ],
      },
      { type: "message/delivery-status", lines: status },
      { type: "text/rfc822-headers", lines: headLines(mail) },
    ],
  );
}

/** A complaint in the abuse reporting format (RFC 5965), as a feedback loop sends it. */
export async function feedbackReport(
  mail: StoredMail,
  recipient: string,
  at: Date,
): Promise<Buffer> {
  return report(
    {
      from: "Feedback Loop <fbl@feedback.example>",
      to: mail.sender,
      subject: `Complaint about: ${mail.subject}`,
      messageId: `<${randomUUID()}@feedback.example>`,
      at,
      type: "feedback-report",
    },
    [
      {
        type: "text/plain; charset=us-ascii",
        lines: [
          `This is an email abuse report for a message received on ${dateLine(new Date(mail.at))}.`,
        ],
      },
      {
        type: "message/feedback-report",
        lines: [
          "Feedback-Type: abuse",
          "User-Agent: LocalFeedback/1.0",
          "Version: 1",
          `Original-Mail-From: <${mail.sender}>`,
          `Original-Rcpt-To: <${recipient}>`,
          `Arrival-Date: ${dateLine(new Date(mail.at))}`,
        ],
      },
      { type: "message/rfc822", lines: mail.raw.toString("utf8").split(/\r?\n/) },
    ],
  );
}

type Head = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly at: Date;
  readonly type: string;
};
type Part = { readonly type: string; readonly lines: readonly string[] };

/** By hand, because the composer encodes the parts that machines read, which RFC 3464 forbids. */
function report({ from, to, subject, messageId, at, type }: Head, parts: readonly Part[]): Buffer {
  const boundary = `report_${randomUUID()}`;
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject.replaceAll(/[^\x20-\x7e]/g, "?")}`,
    `Date: ${dateLine(at)}`,
    `Message-ID: ${messageId}`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=${type}; boundary="${boundary}"`,
    "",
    ...parts.flatMap((part) => [
      `--${boundary}`,
      `Content-Type: ${part.type}`,
      "",
      ...part.lines,
      "",
    ]),
    `--${boundary}--`,
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

function headLines({ raw }: StoredMail): readonly string[] {
  return (raw.toString("utf8").split(/\r?\n\r?\n/, 1)[0] ?? "").split(/\r?\n/);
}

function dateLine(at: Date): string {
  return at.toUTCString().replace("GMT", "+0000");
}
