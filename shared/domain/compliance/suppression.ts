import * as z from "zod";
import { profileKey } from "#shared/domain/leads/linkedin-url.ts";
import { mailboxKey } from "#shared/domain/leads/mailbox-key.ts";
import { phoneKey } from "./phone-key.ts";

/** Somebody or something that gets nothing any more. Only a hash of it is kept. */
export const SuppressionReason = z.enum([
  "opted-out",
  "complained",
  "bad-address",
  "asked-for-privacy",
  "threatened-legal-action",
  "not-to-be-contacted",
  "list-import",
  "by-person",
]);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

/** What others said of a person, or a mail server of their address; a colleague may take it back. */
const saidByOthers = ["by-person", "list-import", "bad-address"] as const;

/** The reasons that this one takes the place of: what a person asked for or did themselves is never kept as another's word. */
export function reasonsReplacedBy(reason: SuppressionReason): readonly SuppressionReason[] {
  return saidByOthers.some((other) => other === reason) ? [] : saidByOthers;
}

/** A person is known by an address, a LinkedIn profile and a phone number. */
export const SuppressionScope = z.enum(["address", "linkedin", "phone", "domain", "company"]);
export type SuppressionScope = z.infer<typeof SuppressionScope>;

export const Suppression = z.object({
  /** suppressionKey of what is suppressed, hashed by the store. */
  scope: SuppressionScope,
  reason: SuppressionReason,
  /** Where the wish came from: "reply", "one-click", "ses-complaint", a file name, a person. */
  source: z.string(),
  /** The person it stopped, where we know them: what was stopped together is let go together. */
  leadId: z.string().optional(),
  at: z.iso.datetime(),
});
export type Suppression = z.infer<typeof Suppression>;

/** The same for every spelling of the same address, profile, number, domain or company key. */
export function suppressionKey(scope: SuppressionScope, value: string): string {
  return `${scope}:${inOneSpelling(scope, value.trim())}`;
}

function inOneSpelling(scope: SuppressionScope, value: string): string {
  switch (scope) {
    case "address":
      return mailboxKey(value);
    case "linkedin":
      return profileKey(value);
    case "phone":
      return phoneKey(value) ?? value.toLowerCase();
    default:
      return value.toLowerCase().replace(/\.$/, "");
  }
}
