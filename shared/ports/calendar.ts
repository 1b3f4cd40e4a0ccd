import type { Slot } from "#shared/domain/meetings/approval.ts";

/** The calendar of the person who takes the meetings. */
export type Calendar = {
  readonly name: "google" | "microsoft" | "cal-com" | "working-hours";
  /** Busy times within the range, in any order. Rejects with CalendarUnavailable. */
  readonly busy: (range: Slot) => Promise<readonly Slot[]>;
  /** The same id again changes nothing and answers the same. */
  readonly book: (event: CalendarEvent) => Promise<BookedEvent>;
  readonly move: (eventId: string, event: CalendarEvent) => Promise<void>;
  readonly cancel: (eventId: string) => Promise<void>;
};

type BookedEvent = {
  readonly eventId: string;
  /** Of the video call, where the calendar makes one. */
  readonly joinUrl?: string | undefined;
};

export type CalendarEvent = {
  /** Meeting id: idempotency key of the booking. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly slot: Slot;
  readonly timeZone: string;
  readonly attendee: { readonly name: string; readonly email: string };
};

export class CalendarUnavailable extends Error {
  override readonly name = "CalendarUnavailable";
}
