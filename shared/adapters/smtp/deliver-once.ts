import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import * as z from "zod";

export type SmtpError = Error & {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
};

export type Delivered =
  | { readonly kind: "taken"; readonly answer: string }
  | {
      readonly kind: "not-taken";
      readonly error: SmtpError;
      readonly during: "connecting" | "recipient" | "message";
    }
  | { readonly kind: "unknown"; readonly error: SmtpError };

export type SmtpDelivery = {
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
  /** The person first; the copy goes only with their mail. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: Buffer;
};

/** One mail over one connection. Once its text began to flow, only a full answer tells whether it was taken. */
export function deliverOnce(
  connection: SMTPConnection,
  { auth, envelope, raw }: SmtpDelivery,
): Promise<Delivered> {
  const [to = ""] = envelope.to;
  let hasBegun = false;
  let recipientError: SmtpError | undefined;
  const message = new Readable({
    read() {
      // nodemailer goes on while any recipient was taken. Without the person the copy would be proof of a mail that never was.
      recipientError = errorOf(to, connection);
      if (recipientError) {
        this.destroy(recipientError);
        return;
      }
      hasBegun = true;
      this.push(raw);
      this.push(null);
    },
  });

  return new Promise((resolve) => {
    const end = (delivered: Delivered) => {
      resolve(delivered);
      connection.close();
    };
    const fail = (error: SmtpError, during: "connecting" | "message" = "connecting") => {
      if (recipientError) {
        return end({ kind: "not-taken", error: recipientError, during: "recipient" });
      }
      // With a code the server answered; without one, after the text began, it may have taken the mail.
      const isOpen = hasBegun && error.responseCode === undefined;
      end(isOpen ? { kind: "unknown", error } : { kind: "not-taken", error, during });
    };
    connection.on("error", fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (!auth) return send();
      connection.login({ user: auth.user, credentials: { ...auth } }, (refused) =>
        refused ? fail(refused) : send(),
      );
    });

    function send(): void {
      connection.send({ from: envelope.from, to: [...envelope.to] }, message, (error, info) => {
        if (error) return fail(error, "message");
        end({ kind: "taken", answer: info.response.slice(0, 200) });
      });
    }
  });
}

const Envelope = z.object({
  rejected: z.array(z.string()),
  rejectedErrors: z.array(z.custom<SmtpError>((error) => error instanceof Error)),
});

/** Why the person was refused, from the connection's own notes: it tells of them only after the mail is over. */
function errorOf(to: string, connection: SMTPConnection): SmtpError | undefined {
  const noted = Envelope.safeParse(Reflect.get(connection, "_envelope"));
  if (!noted.success) return undefined;
  const { rejected, rejectedErrors } = noted.data;
  return rejectedErrors[rejected.findIndex((one) => one.toLowerCase() === to.toLowerCase())];
}
