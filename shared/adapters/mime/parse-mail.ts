import { createHash } from "node:crypto";
import PostalMime, { type Address, type Attachment, decodeWords, type Email } from "postal-mime";
import { htmlToText, MOST_HTML, visibleText } from "#shared/domain/mail/html-to-text.ts";
import type { InboundMail, MailAddress } from "#shared/domain/mail/inbound-mail.ts";
import { messageIdsIn } from "#shared/domain/mail/message-ids.ts";
import type { ParsedMail } from "#shared/domain/mail/parsed-mail.ts";

/** Larger mails carry attachments nobody here opens; the raw mail stays in the bucket for a person. */
const MOST_BYTES = 10 * 1024 * 1024;
/** The parser takes 30 microseconds a line; ten megabytes of an attachment have 138,000. */
const MOST_LINES = 200_000;
const MOST_TEXT = 200_000;
const MOST_REPORT = 50_000;
const MOST_HEADER = 1000;

/** Never rejects: what cannot be read is a stranger's doing, not a fault of ours. */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  if (raw.length === 0) return { kind: "unreadable", reason: "The mail is empty." };
  if (raw.length > MOST_BYTES) {
    return { kind: "unreadable", reason: `The mail has ${raw.length} bytes, over ${MOST_BYTES}.` };
  }
  if (hasTooManyLines(raw)) {
    return { kind: "unreadable", reason: `The mail has over ${MOST_LINES} lines.` };
  }
  try {
    const email = await PostalMime.parse(raw, {
      maxNestingDepth: 30,
      maxHeadersSize: 512 * 1024,
      // Returned and forwarded mails are evidence, not words of the sender: they stay apart from the text.
      forceRfc822Attachments: true,
    });
    if (email.headers.length === 0) {
      return { kind: "unreadable", reason: "It has no headers, so it is no mail." };
    }
    return { kind: "mail", mail: toInboundMail(email, raw) };
  } catch (error) {
    return { kind: "unreadable", reason: `It could not be parsed: ${String(error)}` };
  }
}

function hasTooManyLines(raw: Uint8Array): boolean {
  let lines = 0;
  for (let at = raw.indexOf(10); at >= 0 && lines <= MOST_LINES; at = raw.indexOf(10, at + 1)) {
    lines += 1;
  }
  return lines > MOST_LINES;
}

function toInboundMail(email: Email, raw: Uint8Array): InboundMail {
  const headers = headersOf(email);
  const date = dateOf(email.date);
  const returnPath = returnPathOf(headers);
  return {
    messageId: messageIdsIn(email.messageId ?? "")[0] ?? contentId(raw),
    from: senderOf(email),
    to: mailboxesOf(email.to ?? []),
    cc: mailboxesOf(email.cc ?? []),
    envelopeTo: envelopeOf(headers),
    ...(returnPath !== undefined && { returnPath }),
    subject: withoutControls(email.subject ?? "").slice(0, MOST_HEADER),
    ...(date && { date }),
    inReplyTo: messageIdsIn(email.inReplyTo ?? ""),
    references: messageIdsIn(email.references ?? ""),
    headers,
    ...textsOf(email),
    reports: email.attachments.filter(isReport).map((part) => ({
      contentType: part.mimeType,
      text: decode(part).slice(0, MOST_REPORT),
    })),
    attachments: email.attachments
      .filter((part) => !isReport(part) && !isCalendar(part))
      .map((part) => ({
        fileName: part.filename ?? "",
        contentType: part.mimeType,
        bytes: bytesOf(part).length,
      })),
    calendars: email.attachments.filter(isCalendar).map(decode),
  };
}

function headersOf({ headers }: Email): Record<string, string[]> {
  // No prototype: a header may be called "__proto__" or "constructor".
  const byName: Record<string, string[]> = Object.create(null);
  for (const { key, value } of headers) {
    const values = byName[key] ?? [];
    byName[key] = values;
    values.push(key === FINDINGS ? findingsOf(value) : headerOf(value));
  }
  return byName;
}

const FINDINGS = "authentication-results";

/**
 * A server wrote it for programs, with addresses of strangers in it: a word they encoded would become a finding, and of one
 * that is cut off nobody knows how it goes on.
 */
function findingsOf(value: string): string {
  const text = withoutControls(value);
  if (text.length <= MOST_HEADER) return text;
  return text.slice(0, text.lastIndexOf(";", MOST_HEADER) + 1);
}

function headerOf(value: string): string {
  return withoutControls(decodeWords(value)).slice(0, MOST_HEADER);
}

function senderOf({ from, sender }: Email): MailAddress {
  const [first] = mailboxesOf([from, sender]);
  return { name: first?.name ?? "", address: first?.address.toLowerCase() ?? "" };
}

function mailboxesOf(addresses: readonly (Address | undefined)[]): MailAddress[] {
  return addresses.flatMap((entry) => {
    if (!entry) return [];
    if (entry.group) return mailboxesOf(entry.group);
    // As it was written: the token of a plus-address may tell upper from lower case.
    const address = entry.address.trim();
    return address ? [{ name: withoutControls(entry.name).slice(0, 200), address }] : [];
  });
}

/** SES names the envelope's recipient in the "for" of its own Received line; others use headers of their own. */
function envelopeOf(headers: Record<string, string[]>): string[] {
  const named = [
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-forwarded-to",
  ].flatMap((name) => headers[name] ?? []);
  const received = (headers["received"] ?? []).flatMap(
    (line) => / for <?([^\s<>;]+@[^\s<>;]+)>?/.exec(line)?.[1] ?? [],
  );
  const addresses = [...named, ...received].map((value) => value.replace(/[<>]/g, "").trim());
  return [...new Set(addresses.filter((value) => value.includes("@")))].slice(0, 50);
}

function returnPathOf(headers: Record<string, string[]>): string | undefined {
  return headers["return-path"]?.[0]?.replace(/[<>\s]/g, "").toLowerCase();
}

function dateOf(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function textsOf({ text = "", html = "" }: Email): Pick<InboundMail, "text" | "html"> {
  const plain = text.trim() === "" && html ? visibleText(html) : text;
  const whole = htmlToText(html) + (html.length > MOST_HTML ? `\n\n${CUT_OFF}` : "");
  const shown = cleaned(plain);
  const other = cleaned(whole);
  return { text: shown, ...(html && other !== shown && { html: other }) };
}

const CUT_OFF = "[It goes on for longer than is read.]";

function cleaned(text: string): string {
  return text.replaceAll("\0", "").slice(0, MOST_TEXT).trimEnd();
}

function isReport({ mimeType }: Attachment): boolean {
  return mimeType.startsWith("message/") || mimeType === "text/rfc822-headers";
}

function isCalendar({ mimeType }: Attachment): boolean {
  return mimeType === "text/calendar" || mimeType === "application/ics";
}

function decode(part: Attachment): string {
  return new TextDecoder().decode(bytesOf(part)).replaceAll("\r\n", "\n");
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}

function contentId(raw: Uint8Array): string {
  return `${createHash("sha256").update(raw).digest("hex").slice(0, 32)}@no-message-id.invalid`;
}
