const TIMEOUTS = ["States.Timeout", "States.HeartbeatTimeout"];

/** Errors that end an execution even where States.ALL or States.TaskFailed is expected. */
const TERMINAL = ["States.DataLimitExceeded", "States.Runtime"];

/** A missed heartbeat is also a States.Timeout; States.TaskFailed covers everything but timeouts. */
export function matchesError(errorEquals: readonly string[], error: string): boolean {
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (name === "States.ALL") return !TERMINAL.includes(error);
    if (name === "States.TaskFailed") return ![...TIMEOUTS, ...TERMINAL].includes(error);
    return name === "States.Timeout" && error === "States.HeartbeatTimeout";
  });
}
