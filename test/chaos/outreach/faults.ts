/** What the storm throws at a function. */
export function faultOfStorm(what: string): Error {
  return new Error(`chaos: ${what}`);
}

/** Also where an adapter or a store has wrapped it. */
export function isFaultOfStorm(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.startsWith("chaos:") || isFaultOfStorm(error.cause);
}
