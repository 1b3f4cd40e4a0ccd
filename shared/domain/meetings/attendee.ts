import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

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
  const isColleague = message.isAuthenticated === true && domainOf(from) === domainOf(email);
  if (from !== email && isColleague) return { name: from, email: from, reader: {} };
  const { person } = lead;
  const name = person?.fullName ?? [person?.firstName, person?.lastName].join(" ").trim();
  const reader = { firstName: person?.firstName, fullName: name || undefined };
  return { name: name || email, email, reader };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
