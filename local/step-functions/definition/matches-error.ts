export const TIMEOUTS = ["States.Timeout", "States.HeartbeatTimeout"];

const TERMINAL = ["States.DataLimitExceeded", "States.Runtime"];

/** Such an error ends an execution even where States.ALL is expected. */
export function isTerminal(error: string): boolean {
  return TERMINAL.includes(error);
}

/** A missed heartbeat is also a States.Timeout; States.TaskFailed covers everything but timeouts. */
export function matchesError(errorEquals: readonly string[], error: string): boolean {
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (name === "States.ALL") return !isTerminal(error);
    if (name === "States.TaskFailed") return !TIMEOUTS.includes(error) && !isTerminal(error);
    return name === "States.Timeout" && error === "States.HeartbeatTimeout";
  });
}
