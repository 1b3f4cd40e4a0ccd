import { type PauseScope, pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Pauses } from "#shared/ports/pauses.ts";

export type SendingSwitchDeps = {
  readonly pauses: Pauses;
  readonly bus: EventBus;
  readonly now: () => Date;
};

/** What a person holds and lets go on; their colleagues are told. */
export function createSendingSwitch({ pauses, bus, now }: SendingSwitchDeps) {
  const say = (type: "sending_paused" | "sending_resumed", data: Switched): Promise<void> => {
    const timestamp = now().toISOString();
    const correlationId = `${data.by}-${timestamp}`;
    return bus.say({ type, agent: "person", data, timestamp, correlationId });
  };

  return {
    /** From then on no send of it succeeds, planned ones included. What is paused already stays as it is. */
    async pause(switched: Switched): Promise<void> {
      const standing = pauseOf(await pauses.list(), switched.scope);
      await pauses.pause({ ...switched, at: now().toISOString() });
      if (!standing) await say("sending_paused", switched);
    },

    /** False when it is not paused. */
    async resume(switched: Switched): Promise<boolean> {
      const standing = pauseOf(await pauses.list(), switched.scope);
      if (!standing) return false;
      const { scope } = standing;
      const { by, reason } = switched;
      const isResumed = await pauses.resume(scope, by, now(), reason);
      if (isResumed) await say("sending_resumed", { ...switched, scope });
      return isResumed;
    },
  };
}

type Switched = { readonly scope: PauseScope; readonly reason: string; readonly by: string };
