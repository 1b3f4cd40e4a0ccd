import type { StoredMail } from "./mailbox.ts";

/** The copy of a mail by SMTP that the department sends to itself, as proof that it left. */
export function isJournalCopy({
  direction,
  recipients,
}: Pick<StoredMail, "direction" | "recipients">): boolean {
  return direction === "in" && recipients.every((address) => address.startsWith("journal+"));
}
