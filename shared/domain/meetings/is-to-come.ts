import type { Meeting } from "./meeting.ts";

type Standing = Pick<Meeting, "status" | "answer">;

/** Whether somebody will come: what they declined stands in our calendar until a person moves it or lets it go. */
export function isToCome(meeting: Standing): boolean {
  return meeting.status === "booked" && !isDeclined(meeting);
}

export function isDeclined({ status, answer }: Standing): boolean {
  return status === "booked" && answer === "declined";
}
