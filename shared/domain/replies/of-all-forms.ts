import { lockedLabels } from "./locked-labels.ts";
import { reactionTo } from "./reaction.ts";
import type { ReplyLabel, ReplyReading } from "./reply-reading.ts";

/**
 * What to make of a mail that says different things in its plain part and in its HTML: a wish to stop in either is the
 * person's, and whatever else they say a person decides, for anybody may have hidden the kinder words.
 */
export function ofAllForms(readings: readonly [ReplyReading, ...ReplyReading[]]): ReplyReading {
  const isObeyed = (reading: ReplyReading) => {
    const reaction = reactionTo(reading);
    return reaction.kind === "stop" || (reaction.kind === "person" && reaction.mustSuppress);
  };
  const stop = readings.find(isObeyed) ?? readings.find(hasLocked);
  return (
    stop ?? { ...readings[0], needsPerson: "its plain part and its HTML say different things" }
  );
}

function hasLocked({ labels }: ReplyReading): boolean {
  const locked: readonly ReplyLabel[] = lockedLabels;
  return labels.some(({ label }) => locked.includes(label));
}
