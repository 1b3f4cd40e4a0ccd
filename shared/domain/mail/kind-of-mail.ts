import { readAutomatic } from "./automatic.ts";
import { readBounce } from "./bounce.ts";
import { readChallenge } from "./challenge.ts";
import { readComplaint } from "./complaint.ts";
import type { InboundMail } from "./inbound-mail.ts";
import { loopReason } from "./loop-guard.ts";
import type { MailKind } from "./mail-kind.ts";

export type KindContext = {
  /** The domain our plus-addresses are of. */
  readonly inboundDomain: string;
  /** For dates in mails without one of their own. */
  readonly now: Date;
};

/**
 * Reports come first, for they carry copies of our own mails. What no recogniser is sure of is a reply: a person's word
 * taken for a machine's would be lost, the other way round a person looks at it.
 */
export function kindOfMail(mail: InboundMail, { inboundDomain, now }: KindContext): MailKind {
  const report = readComplaint(mail) ?? readBounce(mail);
  if (report) return report;
  const loop = loopReason(mail, inboundDomain);
  if (loop) return { kind: "loop", reason: loop };
  return readChallenge(mail) ?? readAutomatic(mail, now) ?? readBulk(mail) ?? { kind: "reply" };
}

function readBulk(mail: InboundMail): MailKind | undefined {
  // A colleague may answer through a group address, which adds its list headers to the answer.
  if (mail.inReplyTo.length + mail.references.length > 0) return undefined;
  const names = ["list-id", "list-unsubscribe", "list-post", "x-campaign-id", "feedback-id"];
  const found = names.find((name) => mail.headers[name]);
  if (found) return { kind: "list-or-bulk", reason: `header ${found}` };
  const precedence = mail.headers["precedence"]?.[0]?.toLowerCase() ?? "";
  return /^(?:bulk|list|junk)$/.test(precedence)
    ? { kind: "list-or-bulk", reason: `precedence ${precedence}` }
    : undefined;
}
