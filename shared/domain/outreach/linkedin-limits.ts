/** LI-2: LinkedIn cuts the note of a free account there, and restricts who invites more. */
export const NOTE_CHARACTERS = 200;
const INVITATIONS_A_WEEK = 100;

const DAY = 86_400_000;

export type InvitationRoom =
  | { readonly kind: "room"; readonly left: number }
  | { readonly kind: "full"; readonly reason: string };

/**
 * Whether an account may invite one more person. What the account sent each day is counted whole, messages too: whoever
 * knows days only must count the eighth, of which a part still lies within the seven times 24 hours.
 */
export function invitationRoom(sentADay: readonly number[]): InvitationRoom {
  const sent = sentADay.reduce((sum, one) => sum + one, 0);
  const left = INVITATIONS_A_WEEK - sent;
  if (left > 0) return { kind: "room", left };
  return {
    kind: "full",
    reason: `the account has sent ${sent} within a week, and LinkedIn restricts who invites more than ${INVITATIONS_A_WEEK} (LI-2)`,
  };
}

/** The days that count, today last. */
export function invitationDays(today: string): readonly string[] {
  return Array.from({ length: 8 }, (_, index) =>
    new Date(Date.parse(today) - (7 - index) * DAY).toISOString().slice(0, 10),
  );
}
