import { parsePlusAddress, threadNames } from "./find-thread.ts";
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

/** The outbox entry that the header of the returned mail names; a claim, for anybody can write it. */
export function returnedOutboxId({ reports, text }: InboundMail): string | undefined {
  const copies = [...reports.map((report) => report.text), text];
  return copies
    .map((copy) => /^[> \t]*x-outbox-id:[ \t]*(\S{1,300})[ \t]*$/im.exec(copy)?.[1])
    .find((named) => named !== undefined);
}

/** Tokens of our plus-addresses in the returned mail and in what the report was sent to: nobody can guess them. */
export function returnedReplyTokens(mail: InboundMail, inboundDomain: string): readonly string[] {
  const { replyTokens } = threadNames(mail, inboundDomain);
  const copies = [...mail.reports.map(({ text }) => text), mail.text];
  const written = copies.flatMap((copy) =>
    [...copy.slice(0, LONGEST_COPY).matchAll(/\breply\+[\w-]{1,100}@[\w.-]{1,253}/gi)].flatMap(
      ([address]) => parsePlusAddress(address.replace(/\.$/, ""), inboundDomain) ?? [],
    ),
  );
  return [...new Set([...replyTokens, ...written.map(({ token }) => token)])];
}

/** Headers come first. */
const LONGEST_COPY = 50_000;

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
