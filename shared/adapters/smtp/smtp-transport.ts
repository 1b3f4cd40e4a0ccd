import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { ComposeMail, MailTransport } from "#shared/ports/transport.ts";
import { deliverOnce } from "./deliver-once.ts";
import { refusalOf } from "./smtp-answer.ts";

export type SmtpTransportOptions = {
  readonly compose: ComposeMail;
  /** Gets a blind copy: the only proof that a mail left when the server's last answer is lost. */
  readonly journal: (outboxId: string) => Promise<string>;
  readonly now: () => Date;
  /** Of one answer of the server. */
  readonly timeoutMilliseconds?: number;
};

/** The company's own mailbox, by smtps://user:password@host:465 or smtp://user:password@host:587. */
export function smtpTransport(url: string, options: SmtpTransportOptions): MailTransport {
  const server = serverOf(url);
  const { compose, journal, now, timeoutMilliseconds = 60_000 } = options;

  return {
    name: "smtp",
    async send(mail) {
      const raw = await compose(mail, now());
      const copyTo = await journal(mail.outboxId);
      const connection = new SMTPConnection({
        host: server.host,
        port: server.port,
        secure: server.isSecure,
        // Credentials and mails go encrypted, but for a mail server on this very machine.
        requireTLS: !server.isSecure && !server.isLoopback,
        ignoreTLS: server.isLoopback && !server.isSecure,
        connectionTimeout: timeoutMilliseconds,
        greetingTimeout: timeoutMilliseconds,
        socketTimeout: timeoutMilliseconds,
      });
      const envelope = { from: mail.from.address, to: [mail.to, copyTo] };
      const delivered = await deliverOnce(connection, { auth: server.auth, envelope, raw });
      switch (delivered.kind) {
        case "taken":
          return { kind: "accepted", providerId: delivered.answer };
        case "not-taken":
          return refusalOf(delivered.error, delivered.during);
        case "unknown":
          throw new Error(`The connection ended while mail ${mail.outboxId} was handed over`, {
            cause: delivered.error,
          });
      }
    },
  };
}

function serverOf(text: string) {
  const url = new URL(text);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") {
    throw new Error("SMTP_URL begins with neither smtp: nor smtps:");
  }
  const isSecure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  const pass = decodeURIComponent(url.password);
  return {
    host: url.hostname,
    port: Number(url.port) || (isSecure ? 465 : 587),
    isSecure,
    isLoopback: ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname),
    auth: user ? { user, pass } : undefined,
  };
}
