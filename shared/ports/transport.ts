import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";

/** One way mail leaves the house. */
export type MailTransport = {
  readonly name: "smtp" | "ses";
  /**
   * Rejects when nobody can tell whether the mail left: the caller must not send again. What the provider answered is a
   * value.
   */
  readonly send: (mail: RenderedMail) => Promise<MailOutcome>;
  /**
   * Where a provider limits how much leaves: takes the place of one mail, and is asked before the mail is claimed, so that
   * one without a place stays planned (SES-8).
   */
  readonly room?: (() => Promise<MailRoom>) | undefined;
};

export type MailRoom =
  | { readonly kind: "room" }
  | { readonly kind: "none"; readonly until: Date; readonly reason: string };

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
export type ComposeMail = (mail: RenderedMail, at: Date) => Promise<Buffer>;
