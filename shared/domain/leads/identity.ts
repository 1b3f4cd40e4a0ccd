import { foldText, normaliseCompanyName } from "./company-name.ts";
import type { LeadDraft } from "./lead-draft.ts";
import { mailboxKey } from "./mailbox-key.ts";

/**
 * Two drafts that share a key are the same lead. Another person at the same company is another lead; an address
 * without a name is a person of its own, so it is known by the address alone.
 */
export function identityKeys({ company, person }: LeadDraft): string[] {
  const keys: string[] = [];
  const name = normalisePersonName(fullNameOf(person));
  if (person?.email) keys.push(emailIdentity(person.email));
  if (person?.email && !name) return keys;
  if (company.domain) keys.push(`domain:${company.domain}|${name}`);
  const companyName = company.name ? normaliseCompanyName(company.name) : "";
  if (companyName) keys.push(`company:${companyName}|${company.country ?? ""}|${name}`);
  return keys;
}

/** The key of whoever has that mailbox, in any spelling of its address. */
export function emailIdentity(address: string): string {
  return `email:${mailboxKey(address)}`;
}

function fullNameOf(person: LeadDraft["person"]): string {
  if (!person) return "";
  const { firstName, lastName, fullName } = person;
  return fullName ?? [firstName, lastName].filter(Boolean).join(" ");
}

/** "Núñez-Ortega" and "nunez ortega" are equal. */
export function normalisePersonName(name: string): string {
  const folded = foldText(name);
  if (SIMPLE.test(folded)) return folded;
  return folded
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const SIMPLE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
