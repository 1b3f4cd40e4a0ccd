import * as z from "zod";
import type { BreakerState } from "#shared/ports/circuit-breaker.ts";

export const BreakerSettings = z.object({
  failuresToOpen: z.int().min(3).max(10),
  /** How long it stays open first; a failed probe doubles it, up to two minutes. */
  openSeconds: z.int().min(30).max(120),
});
export type BreakerSettings = z.infer<typeof BreakerSettings>;

export type BreakerEvent = "called" | "succeeded" | "failed";

export const closed: BreakerState = { kind: "closed", failures: 0, lastFailureAt: 0 };

/** What the event makes of the breaker. It answers the very same state when nothing changes. */
export function transition(
  state: BreakerState,
  event: BreakerEvent,
  now: number,
  settings: BreakerSettings,
): BreakerState {
  switch (event) {
    case "called":
      return isDueForProbe(state, now) ? leased(state, now) : state;
    case "succeeded":
      return afterSuccess(state);
    case "failed":
      return afterFailure(state, now, settings);
  }
}

/** Half-open lets one caller through: the one whose lease was written first. A lost probe's lease runs out. */
export function isDueForProbe(state: BreakerState, now: number): boolean {
  if (state.kind === "open") return state.until <= now;
  return state.kind === "half-open" && state.leaseUntil <= now;
}

function leased(state: BreakerState, now: number): BreakerState {
  if (state.kind === "closed") return state;
  return { kind: "half-open", leaseUntil: now + LEASE_MILLISECONDS, seconds: state.seconds };
}

// Longer than the longest call: the adapters give up after 60 s.
const LEASE_MILLISECONDS = 65_000;

function afterSuccess(state: BreakerState): BreakerState {
  // A call that began before the breaker opened says nothing about the vendor now.
  if (state.kind === "open") return state;
  if (state.kind === "closed" && state.failures === 0) return state;
  return closed;
}

function afterFailure(
  state: BreakerState,
  now: number,
  { failuresToOpen, openSeconds }: BreakerSettings,
): BreakerState {
  if (state.kind === "open") return state;
  if (state.kind === "half-open") return open(now, Math.min(state.seconds * 2, LONGEST_OPEN));
  const isFresh = now - state.lastFailureAt <= FAILURE_WINDOW_MILLISECONDS;
  const failures = (isFresh ? state.failures : 0) + 1;
  if (failures >= failuresToOpen) return open(now, openSeconds);
  return { kind: "closed", failures, lastFailureAt: now };
}

const LONGEST_OPEN = 120;
const FAILURE_WINDOW_MILLISECONDS = 120_000;

function open(now: number, seconds: number): BreakerState {
  return { kind: "open", until: now + seconds * 1000, seconds };
}
