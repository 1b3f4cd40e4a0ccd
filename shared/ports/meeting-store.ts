import type { Meeting } from "#shared/domain/meetings/meeting.ts";

export type MeetingStore = {
  /** False when its approval made a meeting already. */
  readonly add: (meeting: Meeting) => Promise<boolean>;
  readonly find: (id: string) => Promise<Meeting | undefined>;
  readonly change: (id: string, change: (meeting: Meeting) => Meeting) => Promise<Meeting>;
  /** By start, from a time on. */
  readonly from: (time: Date, limit: number) => Promise<readonly Meeting[]>;
};
