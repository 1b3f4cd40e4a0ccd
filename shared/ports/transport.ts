/** One way mail leaves the house. */
export type MailTransport = {
  readonly name: "smtp" | "ses";
  /**
   * Rejects when nobody can tell whether the mail left: the caller must not send again. What the provider answered is a
   * value.
   */
  readonly send: (mail: OutgoingMail) => Promise<MailOutcome>;
};

export type OutgoingMail = {
  /** Business key; travels as header X-Outbox-Id, and with SES as a message tag that its events repeat. */
  readonly outboxId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  /** Signed plus-address, so a reply finds its conversation even when its threading headers are lost. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo?: string | undefined;
  readonly references: readonly string[];
  /** https URL of the one-click unsubscribe; undefined only for what is no sales mail. */
  readonly unsubscribeUrl?: string | undefined;
  /** The address that takes the unsubscribe by mail. */
  readonly unsubscribeMail?: string | undefined;
  /** Written by a machine to say what a machine did (RFC 3834), so that no auto-reply answers it. */
  readonly isAutomaticNotice?: boolean | undefined;
  readonly calendar?:
    | { readonly method: "REQUEST" | "CANCEL"; readonly content: string }
    | undefined;
};

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
