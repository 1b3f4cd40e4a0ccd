import MailComposer from "nodemailer/lib/mail-composer";

export type Letter = {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  /** Without angle brackets, as the other ids here. */
  readonly messageId: string;
  readonly inReplyTo?: string | undefined;
  readonly references?: readonly string[] | undefined;
  readonly at: Date;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly calendar?: { readonly method: string; readonly content: string } | undefined;
};

/** The MIME that a mail program would write. */
export function compose(letter: Letter): Promise<Buffer> {
  const { from, to, subject, text, html, calendar, headers = {} } = letter;
  return new MailComposer({
    from,
    to,
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(calendar && { icalEvent: { method: calendar.method, content: calendar.content } }),
    messageId: `<${letter.messageId}>`,
    ...(letter.inReplyTo && { inReplyTo: `<${letter.inReplyTo}>` }),
    references: (letter.references ?? []).map((id) => `<${id}>`),
    date: letter.at,
    headers: { ...headers },
    newline: "\r\n",
  })
    .compile()
    .build();
}
