import type { Approval } from "#shared/domain/meetings/approval.ts";

export type ApprovalStore = {
  /** False when it is there already. */
  readonly add: (approval: Approval) => Promise<boolean>;
  readonly find: (id: string) => Promise<Approval | undefined>;
  /** Waiting ones, oldest first, or the newest of all. */
  readonly list: (query: {
    readonly status: "waiting" | "any";
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
  /** Stores the token of the flow that waits, or the time of the reminder. */
  readonly note: (
    id: string,
    what: { readonly taskToken?: string; readonly remindedAt?: string },
  ) => Promise<Approval | undefined>;
};
