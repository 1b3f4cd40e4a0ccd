import { APIConnectionError, APIError, APIUserAbortError } from "openai";
import { ModelUnavailable } from "#shared/ports/language-model.ts";

/** Throws what the port knows for what the vendor or the network threw. */
export function translateOpenaiError(id: string, error: unknown, signal?: AbortSignal): never {
  if (signal?.aborted) throw signal.reason;
  if (error instanceof APIError && isUnavailable(error)) {
    const message = `${id}: ${error.status ?? "no connection"} ${error.message}`;
    throw new ModelUnavailable(message.slice(0, 300), { cause: error });
  }
  throw error;
}

function isUnavailable(error: APIError): boolean {
  if (error instanceof APIConnectionError || error instanceof APIUserAbortError) return true;
  // An error inside a stream carries no status: the vendor broke off.
  const { status } = error;
  return status === undefined || status >= 500 || passing.has(status);
}

// No key, no credit, not allowed, no such model, too slow, in conflict, too many: all may be well with the next model.
const passing = new Set([401, 402, 403, 404, 408, 409, 425, 429]);
