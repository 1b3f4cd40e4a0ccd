import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

export type Attendee = {
  readonly name: string;
  readonly email: string;
  /** Empty where it is not known whom we greet. */
  readonly firstName: string;
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
  if (from !== email && isColleague) return { name: from, email: from, firstName: "" };
  const { person } = lead;
  const name = person?.fullName ?? [person?.firstName, person?.lastName].join(" ").trim();
  return { name: name || email, email, firstName: person?.firstName ?? "" };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
