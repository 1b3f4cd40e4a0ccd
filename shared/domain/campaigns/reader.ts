import type { Contact, ContactRole } from "#shared/domain/leads/contact.ts";
import { executiveRole } from "#shared/domain/leads/executive-role.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { splitFullName } from "#shared/domain/leads/split-full-name.ts";
import { fold } from "./fold.ts";

/** The one person a campaign speaks to, and the ways to reach them. */
export type Reader = {
  readonly fullName?: string;
  readonly firstName?: string;
  readonly title?: string;
  readonly role: ContactRole;
  readonly email?: string;
  /** False for a shared mailbox of a company where no name goes with the address. */
  readonly isMailboxTheirs: boolean;
  readonly linkedinUrl?: string;
  readonly phone?: string;
  /** Why they must be left alone, whatever is known of them. */
  readonly doNotContact?: string;
};

/** The person of the lead's row; without one, the contact who owns the address, else the most senior who can be reached. */
export function readerOf(lead: Lead, contacts: readonly Contact[]): Reader {
  const person = personOf(lead);
  const contact = person.fullName
    ? sameName(person.fullName, contacts)
    : bestContact(lead, contacts);
  const fullName = person.fullName ?? contact?.fullName;
  const title = lead.person?.title ?? contact?.title;
  const email = lead.email?.address ?? lead.person?.email;
  const linkedinUrl =
    linkedinProfile(lead.person?.linkedinUrl) ?? linkedinProfile(contact?.linkedinUrl);
  const phone = lead.person?.phone ?? lead.company.phone;
  const firstName = spokenName(person.firstName ?? splitFullName(fullName ?? "")?.firstName);
  return {
    ...(fullName && isPlainName(fullName) && { fullName }),
    ...(firstName && { firstName }),
    ...(title && { title }),
    role: title ? executiveRole(title) : (contact?.role ?? "other"),
    ...(email && { email }),
    isMailboxTheirs: person.fullName !== undefined || owns(contact, email),
    ...(linkedinUrl && { linkedinUrl }),
    ...(phone && { phone }),
    ...(lead.doNotContact && { doNotContact: lead.doNotContact }),
  };
}

function personOf({ person }: Lead): { readonly fullName?: string; readonly firstName?: string } {
  const joined = [person?.firstName, person?.lastName].filter(Boolean).join(" ");
  const fullName = joined || person?.fullName;
  return {
    ...(fullName && { fullName }),
    ...(person?.firstName && { firstName: person.firstName }),
  };
}

function sameName(fullName: string, contacts: readonly Contact[]): Contact | undefined {
  return contacts.find((contact) => fold(contact.fullName) === fold(fullName));
}

const SENIORITY: readonly ContactRole[] = [
  "coo",
  "vp-operations",
  "ceo",
  "cfo",
  "vp-finance",
  "cto",
  "other",
];

function bestContact(lead: Lead, contacts: readonly Contact[]): Contact | undefined {
  const owner = contacts.find((contact) => owns(contact, lead.email?.address));
  if (owner) return owner;
  return contacts
    .toSorted((one, other) => SENIORITY.indexOf(one.role) - SENIORITY.indexOf(other.role))
    .find(({ linkedinUrl }) => linkedinProfile(linkedinUrl) !== undefined);
}

function owns(contact: Contact | undefined, email: string | undefined): boolean {
  return email !== undefined && contact?.email?.toLowerCase() === email.toLowerCase();
}

/** A profile of a person; company pages take no connection notes. */
function linkedinProfile(url: string | undefined): string | undefined {
  return url && /^https:\/\/(?:[a-z]{2,3}\.)?linkedin\.com\/in\/[^/\s]+/i.test(url)
    ? url
    : undefined;
}

/** A first name as one says it; anything in the field that is no name is not said. */
function spokenName(name: string | undefined): string | undefined {
  const words = name?.trim().split(/\s+/) ?? [];
  const first = words.length <= MOST_NAMES ? (words[0] ?? "") : "";
  if (first.length < 2 || !isPlainName(first)) return undefined;
  const isOneCase = first === first.toLowerCase() || first === first.toUpperCase();
  return isOneCase
    ? first.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase())
    : first;
}

const MOST_NAMES = 4;

function isPlainName(name: string): boolean {
  if (/\p{Default_Ignorable_Code_Point}/u.test(name)) return false;
  if (!/^[\p{L}\p{M}][\p{L}\p{M}.'\u2019 -]{0,60}$/u.test(name)) return false;
  return !/\b(?:ignore|instructions?|prompt|system|test|unknown|info|sales|office|team|null|none|n\/a)\b/iu.test(
    name,
  );
}
