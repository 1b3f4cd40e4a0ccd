import type { Slot } from "#shared/domain/meetings/approval.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";

/** Two booked meetings of one organizer never overlap, whoever books them at the same moment. */
export type MeetingStore = {
  /**
   * "known" when its approval made a meeting already; "taken" when another meeting has the time; "closed" when the approval
   * was carried out before, and no meeting came of it.
   */
  readonly add: (meeting: Meeting) => Promise<"added" | "known" | "taken" | "closed">;
  readonly find: (id: string) => Promise<Meeting | undefined>;
  /** Of all but the time. A meeting that is cancelled gives its time free. Rejects with MeetingNotFound. */
  readonly change: (id: string, change: (meeting: Meeting) => Meeting) => Promise<Meeting>;
  /** Gives the old time free and takes the new one; `change` sees it with its new time. One that has it, or is booked no more, stays as it is. */
  readonly move: (
    id: string,
    slot: Slot,
    change: (meeting: Meeting) => Meeting,
  ) => Promise<{ readonly kind: "moved"; readonly meeting: Meeting } | { readonly kind: "taken" }>;
  /** By start, from a time on. */
  readonly from: (time: Date, limit: number) => Promise<readonly Meeting[]>;
};

export class MeetingNotFound extends Error {
  override readonly name = "MeetingNotFound";

  constructor(id: string, options?: ErrorOptions) {
    super(`There is no meeting ${id}`, options);
  }
}
