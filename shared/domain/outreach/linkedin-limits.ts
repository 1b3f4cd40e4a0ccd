/** LI-2: LinkedIn cuts the note of a free account there, and restricts who invites more. */
export const NOTE_CHARACTERS = 200;
const INVITATIONS_A_WEEK = 100;
/** With invitations; who writes more is looked at as a machine. */
const MESSAGES_A_WEEK = 150;

const DAY = 86_400_000;

type WeekRoom =
  | { readonly kind: "room"; readonly left: number }
  | { readonly kind: "full"; readonly reason: string };

/**
 * Whether an account may invite one more person, or send one more message. What the account sent each day is counted whole, messages too: whoever
 * knows days only must count the eighth, of which a part still lies within the seven times 24 hours.
 */
export function roomOfWeek(kind: "invite" | "message", sentADay: readonly number[]): WeekRoom {
  const most = kind === "invite" ? INVITATIONS_A_WEEK : MESSAGES_A_WEEK;
  const sent = sentADay.reduce((sum, one) => sum + one, 0);
  const left = most - sent;
  if (left > 0) return { kind: "room", left };
  return {
    kind: "full",
    reason: `the account has sent ${sent} within a week, and LinkedIn restricts who ${kind === "invite" ? "invites" : "writes"} more than ${most} (LI-2)`,
  };
}

/** The days that count, today last. */
export function daysOfWeek(today: string): readonly string[] {
  return Array.from({ length: 8 }, (_, index) =>
    new Date(Date.parse(today) - (7 - index) * DAY).toISOString().slice(0, 10),
  );
}
