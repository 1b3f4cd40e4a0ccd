import type { MailOutcome } from "#shared/ports/transport.ts";

type SesError = {
  readonly name: string;
  readonly message: string;
  /** False for a fault of SES: whether the mail left is then open. */
  readonly isOurFault: boolean;
};

/** What SES answers with a name, it did not send. A server's fault (5xx) or a lost answer leaves that open. */
export function sesRefusal(error: SesError): Extract<MailOutcome, { kind: "refused" }> | undefined {
  const reason = `${error.name}: ${error.message}`;
  if (throttled.has(error.name)) return { kind: "refused", type: "try-later", reason };
  if (!error.isOurFault) return undefined;
  return { kind: "refused", type: typeOf(error), reason };
}

const throttled = new Set([
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "LimitExceededException",
]);

function typeOf({ name, message }: SesError) {
  if (/invalid.*(?:recipient|address|domain name)|missing final|illegal address/i.test(message)) {
    return "bad-address" as const;
  }
  return senderFaults.has(name) ? ("sender-refused" as const) : ("content" as const);
}

/** The second API calls some of them otherwise than the first. */
const senderFaults = new Set([
  "AccountSendingPausedException",
  "AccountSuspendedException",
  "SendingPausedException",
  "ConfigurationSetSendingPausedException",
  "ConfigurationSetDoesNotExistException",
  "NotFoundException",
  "MailFromDomainNotVerifiedException",
  // The sandbox says so of recipients too: that is our account's state, not the person's address (SES-4).
  "MessageRejected",
  // Also of an identity or set that the tenant was not given (SES-6).
  "AccessDenied",
  "AccessDeniedException",
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
  "ExpiredToken",
]);
