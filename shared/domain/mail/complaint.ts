import { headerGroups } from "./header-block.ts";
import type { InboundMail } from "./inbound-mail.ts";
import type { MailKind } from "./mail-kind.ts";
import { plainWords } from "./plain-words.ts";
import { addressIn, returnedMessageId, returnedRecipient } from "./returned-mail.ts";

type Complaint = Extract<MailKind, { readonly kind: "complaint" }>;

/** A feedback report (RFC 5965): somebody pressed "this is spam". */
export function readComplaint(mail: InboundMail): Complaint | undefined {
  const report = mail.reports.find(({ contentType }) => contentType === "message/feedback-report");
  if (!report) return proseComplaint(mail);

  const fields = new Map(headerGroups(report.text).flatMap((group) => [...group]));
  const type = (fields.get("feedback-type") ?? "abuse").toLowerCase();
  // "not-spam" takes a complaint back; "auth-failure" is a DMARC report.
  if (type === "not-spam" || type === "auth-failure" || type === "dmarc") return undefined;
  return {
    kind: "complaint",
    address:
      addressIn(fields.get("original-rcpt-to") ?? "") ??
      addressIn(fields.get("removal-recipient") ?? "") ??
      returnedRecipient(mail),
    originalMessageId: returnedMessageId(mail),
    reason: `feedback report of type ${type}`,
  };
}

/** Microsoft's junk mail reports carry the mail alone, without a feedback part. */
function proseComplaint(mail: InboundMail): Complaint | undefined {
  const hasCopy = mail.reports.some(({ contentType }) => contentType === "message/rfc822");
  const words = plainWords(`${mail.subject} ${mail.text.slice(0, 500)}`);
  if (
    !hasCopy ||
    !/complaint about message from|abuse report|spam (?:report|complaint)/.test(words)
  ) {
    return undefined;
  }
  return {
    kind: "complaint",
    address:
      addressIn(mail.headers["x-hmxmroriginalrecipient"]?.[0] ?? "") ?? returnedRecipient(mail),
    originalMessageId: returnedMessageId(mail),
    reason: mail.subject.slice(0, 200),
  };
}
