import { APIError } from "openai/core/error";
import { ModelRefused, ModelUnavailable } from "#shared/ports/language-model.ts";

/** Throws what the port knows for what the vendor or the network threw. */
export function translateOpenaiError(id: string, error: unknown, signal?: AbortSignal): never {
  if (signal?.aborted) throw signal.reason;
  if (error instanceof APIError && refusals.has(String(error.code))) {
    const message = `${id} rejected the prompt: ${error.code}`;
    throw new ModelRefused(message, { inputTokens: 0, outputTokens: 0 }, { cause: error });
  }
  if (error instanceof APIError && isUnavailable(error)) {
    throw new ModelUnavailable(`${id}: ${error.message}`.slice(0, 300), { cause: error });
  }
  if (isBrokenConnection(error)) {
    throw new ModelUnavailable(`${id}: ${error.message}`, { cause: error });
  }
  throw error;
}

// Said of the evidence with status 400, unlike the 400 for a request we built wrongly: another model may take it.
const refusals = new Set([
  "content_policy_violation",
  "content_filter",
  "invalid_prompt",
  "context_length_exceeded",
]);

function isUnavailable({ status }: APIError): boolean {
  // An error inside a stream carries no status: the vendor broke off.
  return status === undefined || status >= 500 || passing.has(status);
}

// No key, no credit, not allowed, no such model, too slow, in conflict, too many: all may be well with the next model.
const passing = new Set([401, 402, 403, 404, 408, 409, 425, 429]);

/** Our time limit, a gateway's page in place of JSON, or a failed connection, which fetch reports as a TypeError with a cause. */
function isBrokenConnection(error: unknown): error is Error {
  if (error instanceof DOMException) return error.name === "TimeoutError";
  if (error instanceof SyntaxError) return true;
  return error instanceof TypeError && error.cause !== undefined;
}
