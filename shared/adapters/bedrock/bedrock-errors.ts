import { BedrockRuntimeServiceException } from "@aws-sdk/client-bedrock-runtime";
import { ModelRefused, ModelUnavailable } from "#shared/ports/language-model.ts";

/** Throws what the port knows for what Bedrock, the network or the credentials threw. */
export function translateBedrockError(error: unknown, signal?: AbortSignal): never {
  if (signal?.aborted) throw signal.reason;
  if (error instanceof ModelUnavailable || !(error instanceof Error)) throw error;
  if (isUnavailable(error)) {
    throw new ModelUnavailable(`Bedrock: ${error.name} ${error.message}`.slice(0, 300), {
      cause: error,
    });
  }
  if (
    error.name === "ValidationException" &&
    /too long|too many input tokens/i.test(error.message)
  ) {
    const message = "Bedrock: the prompt is too long for the model";
    throw new ModelRefused(message, { inputTokens: 0, outputTokens: 0 }, { cause: error });
  }
  throw error;
}

function isUnavailable(error: Error): boolean {
  if (passing.has(error.name)) return true;
  if (error instanceof BedrockRuntimeServiceException) {
    return error.$fault === "server" || isUnknownModel(error);
  }
  // Sockets and HTTP/2 sessions fail with a code: ECONNREFUSED, ENOTFOUND, ERR_HTTP2_STREAM_CANCEL.
  return "code" in error && typeof error.code === "string";
}

/** A model id that this region does not know is a matter of access, not a fault of the request. */
function isUnknownModel({ name, message }: Error): boolean {
  return name === "ValidationException" && /model identifier|on-demand throughput/i.test(message);
}

const passing = new Set([
  "ThrottlingException",
  "ServiceQuotaExceededException",
  "ServiceUnavailableException",
  "InternalServerException",
  "ModelTimeoutException",
  "ModelErrorException",
  "ModelNotReadyException",
  "ModelStreamErrorException",
  "AccessDeniedException",
  "ResourceNotFoundException",
  "UnrecognizedClientException",
  "ExpiredTokenException",
  "CredentialsProviderError",
  "TokenProviderError",
  "TimeoutError",
  "AbortError",
]);
