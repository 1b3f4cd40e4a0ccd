import type { ReplyLabel } from "./reply-reading.ts";

/** Decided by code before any model is asked, whatever language the rest of the reply is in. */
export const lockedLabels = [
  "injection",
  "legal_threat",
  "privacy_request",
  "do_not_contact",
  "unsubscribe",
  "are_you_a_bot",
] as const satisfies readonly ReplyLabel[];
