import { createHash } from "node:crypto";
import { type PauseScope, pauseScopeKey } from "#shared/domain/compliance/pause-scope.ts";
import type { PersonIdentities } from "#shared/domain/compliance/person-identities.ts";
import { phoneKey } from "#shared/domain/compliance/phone-key.ts";
import { type SuppressionScope, suppressionKey } from "#shared/domain/compliance/suppression.ts";
import { registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { mailboxKeysOf } from "#shared/domain/leads/mailbox-key.ts";
import type { Key } from "./batches.ts";

/** Keys of the Conversations and Directory tables that the claim of a send looks at, shared with who writes them. */
export const conversationPartition = (leadId: string): string => `CONV#${leadId}`;

export const conversationKey = (leadId: string): Key => ({
  pk: conversationPartition(leadId),
  sk: "HEAD",
});

export const waitingKey = (leadId: string): Key => ({
  pk: conversationPartition(leadId),
  sk: "WAITING",
});

export const outboxPrefix = "OUT#";

export const outboxKey = (leadId: string, outboxId: string): Key => ({
  pk: conversationPartition(leadId),
  sk: `${outboxPrefix}${outboxId}`,
});

/** Mail servers and programs change the case of a Message-ID's host and of a plus-address. */
export const messageIdKey = (messageId: string): Key => ({
  pk: `MID#${messageId.trim().replace(/^<|>$/g, "").toLowerCase()}`,
  sk: "MID",
});

export const replyTokenKey = (token: string): Key => ({
  pk: `REPLY#${token.toLowerCase()}`,
  sk: "REPLY",
});

export const companyPartition = (companyKey: string): string => `COMPANY#${companyKey}`;

export const companyStopKey = (companyKey: string): Key => ({
  pk: companyPartition(companyKey),
  sk: "STOP",
});

export const accountDayKey = (accountId: string, day: string): Key => ({
  pk: `ACCOUNT#${accountId}`,
  sk: `DAY#${day}`,
});

export const accountPaceKey = (accountId: string): Key => ({
  pk: `ACCOUNT#${accountId}`,
  sk: "PACE",
});

export const suppressedKey = (scope: SuppressionScope, value: string): Key => ({
  pk: `SUPPRESSED#${createHash("sha256").update(suppressionKey(scope, value)).digest("hex")}`,
  sk: "SUPPRESSED",
});

export type Suppressible = PersonIdentities & {
  readonly domain?: string | undefined;
  readonly companyKey?: string | undefined;
};

/** Every key that would stop a message to that person: what they are known by, their domains, and the company; eight at most. */
export function suppressedKeysOf({
  email,
  linkedinUrl,
  phone,
  domain,
  companyKey,
}: Suppressible): readonly Key[] {
  const host = email?.slice(email.lastIndexOf("@") + 1);
  const companyDomain = companyKey?.startsWith("name:") ? undefined : companyKey;
  const domains = [host, host && registrableDomain(host), domain, companyDomain];
  const keys = [
    ...(email ? mailboxKeysOf(email).map((one) => suppressedKey("address", one)) : []),
    ...(linkedinUrl ? [suppressedKey("linkedin", linkedinUrl)] : []),
    ...(phone && phoneKey(phone) ? [suppressedKey("phone", phone)] : []),
    ...domains.flatMap((one) => (one ? [suppressedKey("domain", one)] : [])),
    ...(companyKey ? [suppressedKey("company", companyKey)] : []),
  ];
  // A transaction must not name an item twice.
  return [...new Map(keys.map((key) => [key.pk, key])).values()];
}

export const pausesPartition = "PAUSES";

export const pauseKey = (scope: PauseScope): Key => ({
  pk: pausesPartition,
  sk: pauseScopeKey(scope),
});

export const accountsPartition = "ACCOUNTS";
