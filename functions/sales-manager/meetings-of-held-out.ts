import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { type OutcomeEvent, outcomeOfUninvitedMeeting } from "#shared/domain/outreach/outcome.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";

/** Held-out leads that met us all the same, as outcomes nobody has told yet: the lift is measured against them. */
export async function tellMeetingsOfHeldOut(
  log: Pick<OutcomeLog, "tell">,
  outcomes: readonly OutcomeEvent[],
  meetings: readonly Meeting[],
): Promise<readonly OutcomeEvent[]> {
  const heldOut = new Map(
    outcomes.flatMap((one) => (one.kind === "held-out" ? [[one.leadId, one] as const] : [])),
  );
  const met = meetings.flatMap(({ leadId, status, createdAt }): readonly OutcomeEvent[] => {
    const held = heldOut.get(leadId);
    if (!held || status === "cancelled") return [];
    return [outcomeOfUninvitedMeeting(held, createdAt)];
  });
  const told = await Promise.all(met.map(async (one) => ((await log.tell(one)) ? [one] : [])));
  return told.flat();
}
