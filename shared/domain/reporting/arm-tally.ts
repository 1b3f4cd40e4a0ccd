import * as z from "zod";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";

export const SendHours = z.enum(["morning", "midday", "afternoon"]);
export type SendHours = z.infer<typeof SendHours>;

/** What is learnt about: an angle, written to a segment, arriving at a time of day. */
export const Arm = z.object({ angleId: z.string(), segment: z.string(), hours: SendHours });
export type Arm = z.infer<typeof Arm>;

/** What came of the messages of an arm. A lead that answers well and meets counts once in each. */
export const ArmTally = Arm.extend({
  sent: z.int().min(0),
  positive: z.int().min(0),
  meetings: z.int().min(0),
  unsubscribed: z.int().min(0),
  complained: z.int().min(0),
});
export type ArmTally = z.infer<typeof ArmTally>;

/** In the recipient's zone; before eleven is morning, from fourteen on afternoon. */
function hoursOf(sendHour: number): SendHours {
  if (sendHour < 11) return "morning";
  return sendHour < 14 ? "midday" : "afternoon";
}

/**
 * Effects are booked on the message they followed: the latest one sent to the lead before them. Each kind of effect
 * counts once for a lead, and what followed no message of ours counts for none.
 */
export function tallyArms(outcomes: readonly Outcome[]): readonly ArmTally[] {
  const tallies = new Map<string, ArmTally>();
  const latest = new Map<string, Arm>();
  const counted = new Set<string>();
  const add = (arm: Arm, count: Counter) => {
    const key = keyOf(arm);
    const tally = tallies.get(key) ?? { ...arm, ...nothing };
    tallies.set(key, { ...tally, [count]: tally[count] + 1 });
  };

  for (const outcome of outcomes.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const { kind, leadId } = outcome;
    if (kind === "sent" && outcome.angleId) {
      const arm = armOf(outcome);
      latest.set(leadId, arm);
      add(arm, "sent");
    }
    const count = effects[kind];
    const arm = latest.get(leadId);
    if (!count || !arm || counted.has(`${leadId}|${count}`)) continue;
    counted.add(`${leadId}|${count}`);
    add(arm, count);
  }
  return [...tallies.values()].toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

type Counter = Exclude<keyof ArmTally, keyof Arm>;

const nothing = { sent: 0, positive: 0, meetings: 0, unsubscribed: 0, complained: 0 };

const effects: Partial<Record<Outcome["kind"], Counter>> = {
  "replied-positively": "positive",
  "meeting-booked": "meetings",
  unsubscribed: "unsubscribed",
  complained: "complained",
};

function armOf({ angleId, segment, sendHour }: Outcome): Arm {
  return { angleId, segment, hours: hoursOf(sendHour) };
}

function keyOf({ angleId, segment, hours }: Arm): string {
  return `${angleId}|${segment}|${hours}`;
}
