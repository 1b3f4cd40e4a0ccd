export type ConnectionFailure = "dns" | "timeout" | "connection" | "tls";

/** Names a network error by what a person would do about it. Errors without a system code are no network errors. */
export function connectionFailure(error: unknown): ConnectionFailure | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (DNS.test(code)) return "dns";
  if (TIMEOUT.test(code)) return "timeout";
  if (TLS.test(code)) return "tls";
  return "connection";
}

const DNS = /^(ENOTFOUND|EAI_)/;
const TIMEOUT = /TIMEDOUT|TIMEOUT/;
const TLS =
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/;

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  // Node tries every address of a name and reports the attempts together.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}
