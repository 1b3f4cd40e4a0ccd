import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import { phoneKey } from "./phone-key.ts";
import type { SuppressionScope } from "./suppression.ts";

type KnownOf = Pick<Lead, "email" | "person" | "company">;
type SpokenTo = Pick<Conversation, "email" | "linkedinUrl">;

/** What a person is written to and called by; one stop holds for all of it. */
export type PersonIdentities = {
  readonly email?: string | undefined;
  readonly linkedinUrl?: string | undefined;
  readonly phone?: string | undefined;
};

export function identitiesOf(
  lead: KnownOf | undefined,
  conversation: SpokenTo | undefined,
): PersonIdentities {
  return {
    email: conversation?.email ?? lead?.email?.address,
    linkedinUrl: conversation?.linkedinUrl ?? lead?.person?.linkedinUrl,
    phone: lead && ownPhone(lead),
  };
}

/** Where a message goes counts before what else is known of the person. */
export function reachedAt(
  person: PersonIdentities,
  channel: Channel,
  to: string | undefined,
): PersonIdentities {
  if (to === undefined) return person;
  switch (channel) {
    case "email":
      return { ...person, email: to };
    case "linkedin":
      return { ...person, linkedinUrl: to };
    case "call":
      return { ...person, phone: to };
  }
}

export type IdentityScope = Extract<SuppressionScope, "address" | "linkedin" | "phone">;

export type Identity = { readonly scope: IdentityScope; readonly value: string };

/**
 * Where else a stop of the person holds; what they share with colleagues is theirs only where we wrote to it. No number is
 * among them: lists put the company's line on every row, and whose a number is nobody can look up. It is stopped where it
 * is what somebody named or spoke on.
 */
export function allIdentitiesOf(
  lead: KnownOf | undefined,
  conversation: SpokenTo | undefined,
): readonly Identity[] {
  const found = lead?.email;
  const isShared = found?.kind === "role" || found?.kind === "generic";
  const addresses = [found?.address, lead?.person?.email].filter(
    (address) => !(isShared && address === found?.address),
  );
  return [
    ...distinct([conversation?.email, ...addresses], "address"),
    ...distinct([conversation?.linkedinUrl, lead?.person?.linkedinUrl], "linkedin"),
  ];
}

/** The same, and where a message or a call would go though it may be shared: a number, or the office's address. */
export function everyIdentityOf(
  lead: KnownOf | undefined,
  conversation: SpokenTo | undefined,
): readonly Identity[] {
  const { email, phone } = identitiesOf(lead, conversation);
  const theirs = allIdentitiesOf(lead, conversation);
  const isKnown = theirs.some(({ value }) => value === email);
  return [
    ...theirs,
    ...distinct(isKnown ? [] : [email], "address"),
    // Fewer digits stand for nobody.
    ...distinct(phone && phoneKey(phone) ? [phone] : [], "phone"),
  ];
}

/** The switchboard is everybody's. */
export function ownPhone({ person, company }: KnownOf): string | undefined {
  const isSwitchboard =
    person?.phone && company.phone && phoneKey(person.phone) === phoneKey(company.phone);
  return isSwitchboard ? undefined : person?.phone;
}

function distinct(
  values: readonly (string | undefined)[],
  scope: Identity["scope"],
): readonly Identity[] {
  return [...new Set(values)].flatMap((value) => (value ? [{ scope, value }] : []));
}
