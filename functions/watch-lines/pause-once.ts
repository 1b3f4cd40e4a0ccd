import { pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Pause, Pauses } from "#shared/ports/pauses.ts";

export type PauseOnceDeps = {
  readonly pauses: Pauses;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
};

/** Shorter than the time between two checks, longer than a message that failed waits for its next try. */
const RETRY_MILLISECONDS = 10 * 60_000;

/**
 * Pauses and tells people. The pause comes first, for every mail counts; should telling fail, the message is tried again
 * and finds its own fresh pause, which it then tells of.
 */
export async function pauseOnce(
  { pauses, bus, log, now }: PauseOnceDeps,
  wanted: Omit<Pause, "at">,
): Promise<void> {
  const at = now().toISOString();
  const standing = pauseOf(await pauses.list(), wanted.scope);
  if (standing && !isOwnAndFresh(standing, wanted.by, now())) return;
  if (!standing) await pauses.pause({ ...wanted, at });
  await bus.say({
    type: "sending_paused",
    agent: wanted.by,
    data: { scope: wanted.scope, reason: wanted.reason, by: wanted.by },
    timestamp: at,
    correlationId: `${wanted.by}-${standing?.at ?? at}`,
  });
  log.warn("sending paused", { scope: wanted.scope, reason: wanted.reason, by: wanted.by });
}

function isOwnAndFresh(pause: Pause, by: string, now: Date): boolean {
  return pause.by === by && now.getTime() - Date.parse(pause.at) < RETRY_MILLISECONDS;
}
