import type { StoredMail } from "./mailbox.ts";

export type SesEvent = {
  readonly source: "aws.ses";
  readonly detailType: string;
  /** In the words of a configuration set: "send", "bounce". */
  readonly eventType: string;
  readonly detail: Fields & { readonly mail: Fields & { readonly tags: Tags } };
};

type Fields = Readonly<Record<string, unknown>>;

export type Delivery = "delivered" | "hard-bounce" | "soft-bounce";

export type Tags = Readonly<Record<string, readonly string[]>>;

export function sendEvent(mail: StoredMail, tags: Tags): SesEvent {
  return event("Email Sent", mail, tags, { eventType: "Send", send: {} });
}

export function deliveryEvent(mail: StoredMail, tags: Tags, recipient: string): SesEvent {
  return event("Email Delivered", mail, tags, {
    eventType: "Delivery",
    delivery: {
      timestamp: timeOf(mail),
      processingTimeMillis: 412,
      recipients: [recipient],
      smtpResponse: "250 2.0.0 Ok: queued",
      reportingMTA: "a8-31.smtp-out.amazonses.com",
    },
  });
}

export function bounceEvent(
  mail: StoredMail,
  tags: Tags,
  recipient: string,
  kind: Exclude<Delivery, "delivered"> | "held-back",
): SesEvent {
  const isHard = kind !== "soft-bounce";
  const hardType = kind === "held-back" ? "OnAccountSuppressionList" : "NoEmail";
  return event("Email Bounced", mail, tags, {
    eventType: "Bounce",
    bounce: {
      feedbackId: `feedback-${mail.providerId}`,
      bounceType: isHard ? "Permanent" : "Transient",
      bounceSubType: isHard ? hardType : "MailboxFull",
      bouncedRecipients: [
        {
          emailAddress: recipient,
          action: "failed",
          status: isHard ? "5.1.1" : "4.2.2",
          diagnosticCode: isHard
            ? "smtp; 550 5.1.1 user unknown"
            : "smtp; 452 4.2.2 mailbox is over its quota",
        },
      ],
      timestamp: timeOf(mail),
      reportingMTA: "dns; amazonses.com",
    },
  });
}

export function complaintEvent(
  mail: StoredMail,
  tags: Tags,
  recipient: string,
  at: Date,
): SesEvent {
  return event("Email Complaint Received", mail, tags, {
    eventType: "Complaint",
    complaint: {
      feedbackId: `feedback-${mail.providerId}`,
      complainedRecipients: [{ emailAddress: recipient }],
      timestamp: at.toISOString(),
      userAgent: "Local mail (fictional)",
      complaintFeedbackType: "abuse",
      arrivalDate: timeOf(mail),
    },
  });
}

function event(
  detailType: string,
  mail: StoredMail,
  tags: Tags,
  what: Fields & { readonly eventType: string },
): SesEvent {
  return {
    source: "aws.ses",
    detailType,
    eventType: what.eventType.toLowerCase(),
    detail: {
      ...what,
      mail: {
        timestamp: timeOf(mail),
        source: mail.sender,
        sendingAccountId: "000000000000",
        messageId: mail.providerId,
        destination: mail.recipients,
        headersTruncated: false,
        headers: headersOf(mail),
        commonHeaders: {
          from: [mail.sender],
          to: mail.recipients,
          messageId: `<${mail.messageId}>`,
          subject: mail.subject,
        },
        tags: { "ses:source-ip": ["192.0.2.1"], ...tags },
      },
    },
  };
}

function timeOf({ at }: StoredMail): string {
  return new Date(at).toISOString();
}

/** Unfolded, as SES repeats them. */
function headersOf({ raw }: StoredMail): readonly { name: string; value: string }[] {
  const [head = ""] = raw.toString("utf8").split(/\r?\n\r?\n/, 1);
  return head
    .replaceAll(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [{ name, value: value ?? "" }];
    });
}
