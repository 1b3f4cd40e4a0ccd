import type { LinkedInOutcome } from "#shared/ports/linkedin-channel.ts";

type Refusal = Extract<LinkedInOutcome, { kind: "refused" }>;

/** What Unipile's error types mean for us; those that are not named are decided by their status. */
export function refusalOf({
  status,
  type,
}: {
  readonly status: number;
  readonly type: string;
}): Refusal {
  const meaning = meanings[type] ?? byStatus[status] ?? "not-able";
  return { kind: "refused", type: meaning, reason: `Unipile says: ${type} (HTTP ${status})` };
}

const meanings: Readonly<Record<string, Refusal["type"]>> = {
  account_restricted: "restricted",
  action_required: "restricted",
  checkpoint_error: "restricted",
  captcha_not_supported: "restricted",
  disconnected_account: "restricted",
  expired_credentials: "restricted",
  invalid_credentials: "restricted",
  multiple_sessions: "restricted",
  // LinkedIn's own limit of invitations: the account must rest, not try again.
  limit_exceeded: "restricted",
  cannot_resend_yet: "not-able",
  already_invited_recently: "not-connected",
  action_already_performed: "not-connected",
  no_connection_with_recipient: "not-connected",
  cannot_invite_attendee: "not-able",
  not_allowed_inmail: "not-connected",
  insufficient_credits: "not-able",
  invalid_recipient: "not-found",
  user_unreachable: "not-found",
  blocked_recipient: "not-found",
  provider_unreachable: "try-later",
};

const byStatus: Readonly<Record<number, Refusal["type"]>> = {
  401: "restricted",
  404: "not-found",
  429: "try-later",
  503: "try-later",
};
