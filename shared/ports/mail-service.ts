import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";

/** The account with the service that sends our mail: what it allows, and the list of those it sends nothing to. */
export type MailService = {
  readonly state: () => Promise<Omit<MailServiceState, "readAt">>;
  /** In no order. `since` leaves out what was put on the list before. */
  readonly heldBack: (page: {
    readonly since: Date | undefined;
    readonly cursor: string | undefined;
  }) => Promise<HeldBackPage>;
  readonly holdBack: (address: string, reason: HeldBackReason) => Promise<void>;
  /** Does nothing where the address is not on the list. */
  readonly letGo: (address: string) => Promise<void>;
};

export type HeldBackReason = "bounced" | "complained";

export type HeldBackPage =
  | {
      readonly kind: "page";
      readonly addresses: readonly {
        readonly address: string;
        readonly reason: HeldBackReason;
        readonly at: Date;
      }[];
      readonly cursor: string | undefined;
    }
  /** Cursors live for a while only: begin again. */
  | { readonly kind: "cursor-gone" };

/** What the department remembers of the service between two looks. */
export type MailServiceNotes = {
  readonly state: () => Promise<MailServiceState | undefined>;
  readonly saveState: (state: MailServiceState) => Promise<void>;
  /** How far the service's list was read; undefined before the first time. */
  readonly position: () => Promise<MirrorPosition | undefined>;
  readonly savePosition: (position: MirrorPosition) => Promise<void>;
};

export type MirrorPosition = {
  /** All that was put on the list before is known; undefined while nothing is. */
  readonly since?: string | undefined;
  /** Of a reading that is under way: when it began, and where it goes on. */
  readonly begunAt?: string | undefined;
  readonly cursor?: string | undefined;
};
