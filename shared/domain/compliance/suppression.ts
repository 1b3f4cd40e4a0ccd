import * as z from "zod";

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

export type SuppressionScope = "address" | "domain" | "company";

export const Suppression = z.object({
  /** suppressionKey of what is suppressed, hashed by the store. */
  scope: z.enum(["address", "domain", "company"]),
  reason: SuppressionReason,
  /** Where the wish came from: "reply", "one-click", "ses-complaint", a file name, a person. */
  source: z.string(),
  at: z.iso.datetime(),
});
export type Suppression = z.infer<typeof Suppression>;

/** The same for every spelling of the same address, domain or company key. */
export function suppressionKey(scope: SuppressionScope, value: string): string {
  return `${scope}:${value.trim().toLowerCase().replace(/\.$/, "")}`;
}
