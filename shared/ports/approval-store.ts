import type { Approval } from "#shared/domain/meetings/approval.ts";

export type ApprovalStore = {
  /** False when it is there already. */
  readonly add: (approval: Approval) => Promise<boolean>;
  /**
   * Adds the lead's next approval about a meeting, if `newest` still is the one before it. Of two wishes at the same moment
   * one is proposed, and the other is "overtaken".
   */
  readonly addForMeeting: (
    approval: Approval & { readonly leadId: string },
    newest: Approval | undefined,
  ) => Promise<"added" | "known" | "overtaken">;
  /** What `addForMeeting` added last for the lead. */
  readonly newestForMeeting: (leadId: string) => Promise<Approval | undefined>;
  readonly find: (id: string) => Promise<Approval | undefined>;
  /** Waiting ones, or decided ones that are not carried out yet, oldest first; or the newest of all. */
  readonly list: (query: {
    readonly status: "waiting" | "decided" | "any";
    readonly limit: number;
  }) => Promise<readonly Approval[]>;
  /**
   * From waiting to decided, once: the second click, whatever it says, gets the first decision back. `change` is not
   * called for a decided one.
   */
  readonly decide: (
    id: string,
    change: (approval: Approval) => Approval,
  ) => Promise<
    | { readonly kind: "decided"; readonly approval: Approval }
    | { readonly kind: "was-decided"; readonly approval: Approval }
    | { readonly kind: "unknown" }
  >;
  /** All of a lead, oldest first. */
  readonly ofLead: (leadId: string) => Promise<readonly Approval[]>;
  /** Stores the token of the flow that waits, the time of the reminder, or that the decision was carried out. */
  readonly note: (id: string, what: ApprovalNote) => Promise<Approval | undefined>;
};

type ApprovalNote = {
  readonly taskToken?: string;
  readonly remindedAt?: string;
  readonly carriedOutAt?: string;
  readonly outcome?: string;
  readonly cameTo?: Approval["cameTo"];
};
