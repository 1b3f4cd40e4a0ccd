import type { EventBus } from "#shared/ports/event-bus.ts";
import type { PauseScope, Pauses } from "#shared/ports/pauses.ts";

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
      const { scope } = switched;
      const isPaused = (await pauses.list()).some((one) => isSame(one.scope, scope));
      await pauses.pause({ ...switched, at: now().toISOString() });
      if (!isPaused) await say("sending_paused", switched);
    },

    /** False when it is not paused. */
    async resume(switched: Switched): Promise<boolean> {
      const { scope, by, reason } = switched;
      const isResumed = await pauses.resume(scope, by, now(), reason);
      if (isResumed) await say("sending_resumed", switched);
      return isResumed;
    },
  };
}

type Switched = { readonly scope: PauseScope; readonly reason: string; readonly by: string };

function isSame(one: PauseScope, other: PauseScope): boolean {
  if (one.kind === "all" || other.kind === "all") return one.kind === other.kind;
  return one.kind === other.kind && one.id.toLowerCase() === other.id.toLowerCase();
}
