import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";

/** One way mail leaves the house. */
export type MailTransport = {
  readonly name: "smtp" | "ses";
  /**
   * Rejects when nobody can tell whether the mail left: the caller must not send again. What the provider answered is a
   * value.
   */
  readonly send: (mail: OutgoingMail) => Promise<MailOutcome>;
};

/** A mail as it leaves. */
export type OutgoingMail = RenderedMail;

export type MailOutcome =
  | {
      readonly kind: "accepted";
      readonly providerId: string;
      /** Where the provider replaced the Message-ID, as SES does. */
      readonly messageId?: string | undefined;
    }
  /** bad-address: the person's address is wrong. sender-refused: our mailbox or domain. try-later: it surely did not leave. */
  | {
      readonly kind: "refused";
      readonly type: "bad-address" | "sender-refused" | "content" | "try-later";
      readonly reason: string;
    };

/** Writes a mail as it goes over the wire (RFC 5322). */
export type ComposeMail = (mail: OutgoingMail, at: Date) => Promise<Buffer>;
