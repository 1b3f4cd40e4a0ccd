/** What an incoming mail is, before anybody asks what it means. Only a "reply" is read as words of a person. */
export type MailKind =
  | {
      readonly kind: "bounce";
      /** bad-address: never again. full-or-slow: counts, may pass. sender-refused: our sender or domain, not the person. */
      readonly type: "bad-address" | "full-or-slow" | "sender-refused";
      /** The address that failed, where the report names one. */
      readonly address: string | undefined;
      /** Message-ID of the mail that failed, where the report has it. */
      readonly originalMessageId: string | undefined;
      /** Enhanced status code such as 5.1.1. */
      readonly code: string | undefined;
      /** The words that decided. */
      readonly reason: string;
    }
  | {
      readonly kind: "complaint";
      readonly address: string | undefined;
      readonly originalMessageId: string | undefined;
      readonly reason: string;
    }
  | { readonly kind: "out-of-office"; readonly until: string | undefined; readonly reason: string }
  | { readonly kind: "auto-reply"; readonly reason: string }
  | { readonly kind: "ticket-acknowledgement"; readonly reason: string }
  /** "Click here to prove you are human": a person of the company has to. */
  | { readonly kind: "challenge"; readonly reason: string }
  /** One of our own mails, or a mail that went round too often. */
  | { readonly kind: "loop"; readonly reason: string }
  | { readonly kind: "list-or-bulk"; readonly reason: string }
  | { readonly kind: "reply" };
