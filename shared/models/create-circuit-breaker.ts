import type {
  BreakerState,
  CircuitBreaker,
  CircuitBreakerStore,
  Permission,
  VersionedBreaker,
} from "#shared/ports/circuit-breaker.ts";
import type { Clock } from "#shared/ports/clock.ts";
import {
  type BreakerEvent,
  type BreakerSettings,
  closed,
  isDueForProbe,
  transition,
} from "./circuit-breaker.ts";

/** Readers hold the state for two seconds, so a healthy vendor costs next to no reads and no writes at all. */
export function createCircuitBreaker(
  store: CircuitBreakerStore,
  clock: Clock,
  settings: BreakerSettings,
): CircuitBreaker {
  const seen = new Map<string, { readonly found: VersionedBreaker; readonly at: number }>();

  const look = async (name: string): Promise<VersionedBreaker> => {
    const found = (await store.find(name)) ?? { state: closed, version: 0 };
    seen.set(name, { found, at: clock().getTime() });
    return found;
  };

  const recent = async (name: string): Promise<VersionedBreaker> => {
    const last = seen.get(name);
    return last && clock().getTime() - last.at < HELD_MILLISECONDS ? last.found : look(name);
  };

  const write = async (name: string, { version }: VersionedBreaker, state: BreakerState) => {
    const isWritten = await store.replace(name, version, state);
    if (isWritten)
      seen.set(name, { found: { state, version: version + 1 }, at: clock().getTime() });
    else seen.delete(name);
    return isWritten;
  };

  const record = async (name: string, event: BreakerEvent): Promise<void> => {
    for (let attempt = 0; attempt < WRITE_ATTEMPTS; attempt += 1) {
      const found = attempt === 0 ? await recent(name) : await look(name);
      const next = transition(found.state, event, clock().getTime(), settings);
      if (next === found.state || (await write(name, found, next))) return;
    }
    // So many writers at once have said as much about the vendor as this one would.
  };

  return {
    async permit(name) {
      const { state } = await recent(name);
      const now = clock().getTime();
      if (!isDueForProbe(state, now)) return permission(state);

      const found = await look(name);
      if (!isDueForProbe(found.state, now)) return permission(found.state);
      const lease = transition(found.state, "called", now, settings);
      return (await write(name, found, lease)) ? { kind: "permitted" } : permission(lease);
    },
    succeeded: (name) => record(name, "succeeded"),
    failed: (name) => record(name, "failed"),
  };
}

const HELD_MILLISECONDS = 2_000;
const WRITE_ATTEMPTS = 5;

function permission(state: BreakerState): Permission {
  switch (state.kind) {
    case "closed":
      return { kind: "permitted" };
    case "open":
      return { kind: "open", until: new Date(state.until) };
    case "half-open":
      return { kind: "open", until: new Date(state.leaseUntil) };
  }
}
