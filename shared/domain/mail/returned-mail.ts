import { headerGroups } from "./header-block.ts";
import type { InboundMail } from "./inbound-mail.ts";
import { messageIdsIn } from "./message-ids.ts";

/** Message-ID of the mail a report is about: from the copy it carries, its own words, or what it says it answers. */
export function returnedMessageId(mail: InboundMail): string | undefined {
  for (const { contentType, text } of mail.reports) {
    if (contentType !== "message/rfc822" && contentType !== "text/rfc822-headers") continue;
    const named = messageIdsIn(headerGroups(text)[0]?.get("message-id") ?? "")[0];
    if (named) return named;
  }
  const written = /^[> \t]*message-id:[ \t]*<([^<>\s]+)>/im.exec(mail.text)?.[1];
  return written ?? mail.inReplyTo[0] ?? mail.references.at(-1);
}

/** Who the returned mail went to, by its own header. */
export function returnedRecipient(mail: InboundMail): string | undefined {
  for (const { contentType, text } of mail.reports) {
    if (contentType !== "message/rfc822" && contentType !== "text/rfc822-headers") continue;
    const to = addressIn(headerGroups(text)[0]?.get("to") ?? "");
    if (to) return to;
  }
  return undefined;
}

/** Beyond it nobody writes an address, and the search would take the square of the length. */
const LONGEST_LINE = 2000;

export function addressIn(text: string): string | undefined {
  return /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/
    .exec(text.slice(0, LONGEST_LINE))?.[0]
    .toLowerCase();
}
