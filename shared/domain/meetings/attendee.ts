import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { isFreeMailDomain } from "#shared/domain/leads/domain-name.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { mailboxKey } from "#shared/domain/leads/mailbox-key.ts";

export type Attendee = {
  readonly name: string;
  readonly email: string;
  /** Whom a mail greets; nobody where it is not known who reads it. */
  readonly reader: {
    readonly firstName?: string | undefined;
    readonly fullName?: string | undefined;
  };
};

/**
 * Who is invited: the one who wrote, where the address is the lead's own or a colleague's whose mail server vouches for
 * it. From alone is a claim, and nobody is invited on a claim.
 */
export function attendeeOf(
  lead: Lead,
  { email = "" }: Conversation,
  message: ConversationMessage,
): Attendee {
  const from = message.channel === "email" ? message.from.toLowerCase() : email;
  const host = domainOf(email);
  // Who has a mailbox with the same provider is a stranger.
  const isColleague =
    message.isAuthenticated === true && domainOf(from) === host && !isFreeMailDomain(host);
  if (mailboxKey(from) !== mailboxKey(email) && isColleague) {
    return { name: from, email: from, reader: {} };
  }
  const { person } = lead;
  const name = person?.fullName ?? [person?.firstName, person?.lastName].join(" ").trim();
  const reader = { firstName: person?.firstName, fullName: name || undefined };
  return { name: name || email, email, reader };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
