/** One way a LinkedIn message leaves: a task for a person, or an automation the company has accepted the risk of. */
export type LinkedInChannel = {
  readonly name: "manual" | "unipile" | "gojiberry" | "dripify";
  /** What it can really do; what it cannot becomes a task for a person. */
  readonly abilities: {
    readonly canInvite: boolean;
    readonly canMessage: boolean;
    readonly canReadReplies: boolean;
  };
  /** Rejects when nobody can tell whether it left. */
  readonly send: (message: LinkedInMessage) => Promise<LinkedInOutcome>;
  /** Messages that came in since then, for channels without webhooks. */
  readonly replies: (since: Date) => Promise<readonly LinkedInReply[]>;
};

export type LinkedInMessage = {
  readonly outboxId: string;
  readonly leadId: string;
  readonly profileUrl: string;
  /** "invite" carries a note of at most 200 characters (LI-2). */
  readonly kind: "invite" | "message";
  readonly text: string;
};

export type LinkedInOutcome =
  | { readonly kind: "accepted"; readonly providerId: string }
  | { readonly kind: "task-for-a-person"; readonly taskId: string }
  | {
      readonly kind: "refused";
      /** restricted: LinkedIn warned or limited the account, which must rest at once. */
      readonly type: "not-found" | "not-connected" | "restricted" | "try-later" | "not-able";
      readonly reason: string;
    };

export type LinkedInReply = {
  readonly id: string;
  readonly profileUrl: string;
  readonly text: string;
  readonly at: string;
};
