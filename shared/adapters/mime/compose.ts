import MailComposer from "nodemailer/lib/mail-composer";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { ComposeMail } from "#shared/ports/transport.ts";

/** Plain text, threading, one-click unsubscribe (RFC 8058), and a calendar part for invitations. No pixel, no HTML. */
export const composeMail: ComposeMail = async (mail, at) => {
  const composer = new MailComposer({
    from: { name: mail.from.name, address: mail.from.address },
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    date: at,
    messageId: bracketed(mail.messageId),
    ...(mail.inReplyTo && { inReplyTo: bracketed(mail.inReplyTo) }),
    ...(mail.references.length > 0 && { references: mail.references.map(bracketed).join(" ") }),
    headers: headersOf(mail),
    ...(mail.calendar && invitationParts(mail.calendar)),
    textEncoding: "quoted-printable",
    newline: "\r\n",
    // A text is a text: nothing in it may make the composer read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
};

/** One part that programs offer to accept, one to save: the composer's own way of it leaves the first without a name. */
function invitationParts({ method, content }: NonNullable<RenderedMail["calendar"]>) {
  const name = "invite.ics";
  return {
    alternatives: [
      { contentType: `text/calendar; charset=utf-8; method=${method}; name=${name}`, content },
    ],
    attachments: [{ filename: name, contentType: "application/ics", content }],
  };
}

function headersOf(mail: RenderedMail): { key: string; value: string }[] {
  const { unsubscribeUrl, unsubscribeMail, outboxId } = mail;
  const ways = [
    ...(unsubscribeUrl ? [`<${unsubscribeUrl}>`] : []),
    ...(unsubscribeMail ? [`<mailto:${unsubscribeMail}?subject=unsubscribe>`] : []),
  ];
  return [
    { key: "X-Outbox-Id", value: outboxId },
    ...(ways.length > 0 ? [{ key: "List-Unsubscribe", value: ways.join(", ") }] : []),
    ...(unsubscribeUrl
      ? [{ key: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" }]
      : []),
  ];
}

function bracketed(id: string): string {
  return `<${id}>`;
}
