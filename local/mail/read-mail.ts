import PostalMime, { type Email } from "postal-mime";

/** A mail as its receiver reads it. */
export type ReadMail = {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly replyTo: string | undefined;
  readonly subject: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
  readonly date: string | undefined;
  readonly text: string;
  readonly html: string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly calendar: { readonly method: string | undefined; readonly content: string } | undefined;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: Buffer;
  }[];
};

/** It is built as no mail is: another attempt would fail like this one. */
export class MailUnreadable extends Error {
  override readonly name = "MailUnreadable";
}

/** Rejects with MailUnreadable what nobody can read. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw).catch((error: unknown) => {
    throw new MailUnreadable("The mail cannot be read", { cause: error });
  });
  const header = (name: string) =>
    mail.headers.find(({ key }) => key === name.toLowerCase())?.value;
  return {
    from: { name: mail.from?.name ?? "", address: mail.from?.address?.toLowerCase() ?? "" },
    to: (mail.to ?? []).flatMap(({ address }) => (address ? [address.toLowerCase()] : [])),
    replyTo: mail.replyTo?.[0]?.address,
    subject: mail.subject ?? "",
    messageId: bare(mail.messageId ?? ""),
    inReplyTo: mail.inReplyTo === undefined ? undefined : bare(mail.inReplyTo),
    references: (mail.references ?? "").split(/\s+/).map(bare).filter(Boolean),
    date: mail.date,
    text: mail.text ?? "",
    html: mail.html,
    header,
    calendar: calendarOf(mail),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? "unnamed",
      contentType: mimeType,
      bytes:
        typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
  };
}

function bare(messageId: string): string {
  return messageId.trim().replace(/^<|>$/g, "");
}

function calendarOf({ attachments }: Email): ReadMail["calendar"] {
  const part = attachments.find(({ mimeType }) => mimeType === "text/calendar");
  if (!part) return undefined;
  const content =
    typeof part.content === "string"
      ? part.content
      : Buffer.from(new Uint8Array(part.content)).toString();
  return { method: part.method ?? /^METHOD:(\w+)/m.exec(content)?.[1], content };
}
