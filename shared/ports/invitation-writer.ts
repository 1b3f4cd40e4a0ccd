import type { Invitation } from "#shared/domain/meetings/invitation.ts";

/** Writes the iCalendar object that travels with a mail about a meeting. */
export type InvitationWriter = (invitation: Invitation) => {
  readonly method: "REQUEST" | "CANCEL";
  readonly content: string;
};
