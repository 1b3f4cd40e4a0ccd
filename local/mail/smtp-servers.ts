import type { Socket } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { Envelope, PostOffice } from "./post-office.ts";
import { MailUnreadable } from "./read-mail.ts";
import type { FaultOf } from "./transport-fault.ts";

export type SmtpServers = {
  /** Where the department hands over its mail, as the mailbox of the company would be. */
  readonly outgoingUrl: string;
  /** Where mail for the department arrives, as at its MX. */
  readonly incomingUrl: string;
  readonly close: () => Promise<void>;
};

export async function startSmtpServers(
  postOffice: PostOffice,
  faultOf: FaultOf,
): Promise<SmtpServers> {
  const outgoing = await listenForMail({
    accepts: () => true,
    async take(envelope, raw) {
      const fault = faultOf(envelope);
      if (fault === "rejected") return refusal(550, "5.7.1 The sender was refused");
      if (fault === "throttled") return refusal(451, "4.7.0 Too many mails, try again later");
      if (fault === "lost-before") return "hang-up";
      await postOffice.send(envelope, raw, "smtp");
      return fault === "lost-after" ? "hang-up" : "taken";
    },
  });
  const incoming = await listenForMail({
    accepts: postOffice.receivesAt,
    async take(envelope, raw) {
      await postOffice.receive(envelope, raw);
      return "taken";
    },
  });
  return {
    outgoingUrl: outgoing.url,
    incomingUrl: incoming.url,
    async close() {
      await Promise.all([outgoing.close(), incoming.close()]);
    },
  };
}

type Taking = {
  readonly accepts: (address: string) => boolean;
  readonly take: (envelope: Envelope, raw: Buffer) => Promise<"taken" | "hang-up" | Error>;
};

async function listenForMail({ accepts, take }: Taking) {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    closeTimeout: 200,
    size: 26_214_400,
    disableReverseLookup: true,
    onAuth: (_, __, done) => done(null, { user: "department" }),
    onRcptTo: ({ address }, _, done) =>
      done(accepts(address) ? null : refusal(550, `5.1.1 <${address}> is not known here`)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        take(envelopeOf(session), Buffer.concat(chunks)).then(
          (outcome) => {
            if (outcome === "taken") done();
            else if (outcome === "hang-up") sockets.get(session.remotePort)?.destroy();
            else done(outcome);
          },
          (error: unknown) => done(refusalFor(error)),
        );
      });
    },
  });
  // A client that goes away is no failure of the server.
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once("close", () => sockets.delete(remotePort));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("SMTP has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : "",
    to: envelope.rcptTo.map(({ address }) => address),
  };
}

/** What cannot be read is refused for good, or its sender tries for days; a failure of ours may pass. */
function refusalFor(error: unknown): Error {
  return error instanceof MailUnreadable
    ? refusal(554, `5.6.0 ${error.message}`)
    : refusal(451, `4.3.0 ${String(error)}`);
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
