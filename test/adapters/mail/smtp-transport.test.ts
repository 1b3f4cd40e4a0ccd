import { once } from "node:events";
import { connect, createServer } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { composeMail } from "#shared/adapters/mime/compose.ts";
import { smtpTransport } from "#shared/adapters/smtp/smtp-transport.ts";
import { aRenderedMail } from "../../support/outreach-builders.ts";

test("a mail is handed over with a blind copy for the journal that nobody sees", async () => {
  const server = await mailServer();

  const outcome = await server.transport().send(aRenderedMail());

  expect(outcome.kind).toBe("accepted");
  expect(server.taken).toHaveLength(1);
  const [taken] = server.taken;
  expect(taken?.recipients).toEqual([
    "gareth.oduya@kestrel-bearings.example",
    "journal+lead-1.step-1.v1@inbound.example",
  ]);
  const parsed = await PostalMime.parse(taken?.raw ?? "");
  expect(parsed.subject).toBe("Two sites, one stock");
  expect(taken?.raw).not.toContain("journal+");
});

test("the mailbox is opened with its user and password", async () => {
  const seen: string[] = [];
  const server = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username = "", password = "" }, _session, done) {
      seen.push(`${username} ${password}`);
      done(null, { user: username });
    },
  });

  const outcome = await server.transport("ines%40x.example:p%3Ass@").send(aRenderedMail());

  expect(outcome.kind).toBe("accepted");
  expect(seen).toEqual(["ines@x.example p:ss"]);
});

test.each([
  ["an unknown person", "RCPT", 550, "5.1.1 user unknown", "bad-address"],
  ["an unknown person without a code", "RCPT", 550, "no such mailbox", "bad-address"],
  ["a full hour", "RCPT", 450, "4.2.1 too many messages", "try-later"],
  ["greylisting", "RCPT", 451, "4.7.1 greylisted, try again later", "try-later"],
  ["a refused sender", "MAIL", 550, "5.7.1 sender not allowed", "sender-refused"],
  ["a relay that is closed to us", "RCPT", 554, "5.7.1 relay access denied", "sender-refused"],
  [
    "MX-10: a deferral for want of authentication",
    "DATA",
    421,
    "4.7.32 SPF and DKIM alignment",
    "sender-refused",
  ],
  ["MX-9: mail that is not authenticated", "DATA", 550, "5.7.515 access denied", "sender-refused"],
  ["a text taken for spam", "DATA", 554, "5.6.0 content rejected", "content"],
  [
    "the end of the mailbox's day",
    "DATA",
    550,
    "5.4.5 Daily user sending limit exceeded",
    "sender-refused",
  ],
  ["a server that is tired", "DATA", 452, "4.3.1 out of memory", "try-later"],
])("%s is told apart", async (_, phase, responseCode, message, type) => {
  const no = () => Object.assign(new Error(message), { responseCode });
  const server = await mailServer({
    onMailFrom: (_address, _session, done) => done(phase === "MAIL" ? no() : null),
    onRcptTo: (_address, _session, done) => done(phase === "RCPT" ? no() : null),
    ...(phase === "DATA" && {
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(no()));
      },
    }),
  });

  const outcome = await server.transport().send(aRenderedMail());

  expect(outcome).toMatchObject({ kind: "refused", type });
  expect(outcome).toMatchObject({ reason: expect.stringContaining(message) });
});

test("a wrong password is our fault, not the person's", async () => {
  const server = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) =>
      done(Object.assign(new Error("5.7.8 bad credentials"), { responseCode: 535 })),
  });

  const outcome = await server.transport("ines:wrong@").send(aRenderedMail());

  expect(outcome).toMatchObject({ kind: "refused", type: "sender-refused" });
});

test("a person that is refused gets nothing, and no copy says that they did", async () => {
  const server = await mailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith("journal")
          ? null
          : Object.assign(new Error("5.1.1 user unknown"), { responseCode: 550 }),
      ),
  });

  const outcome = await server.transport().send(aRenderedMail());

  expect(outcome).toMatchObject({ kind: "refused", type: "bad-address" });
  expect(server.taken).toEqual([]);
});

test("a server that cannot be reached surely took nothing", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  server.close();
  await once(server, "close");

  const outcome = await transportTo(port).send(aRenderedMail());

  expect(outcome).toMatchObject({ kind: "refused", type: "try-later" });
});

test("a connection that is lost after the text went over leaves open whether it was taken", async () => {
  const port = await cuttingServer("after the text");
  await expect(transportTo(port).send(aRenderedMail())).rejects.toThrow(/lead-1\.step-1\.v1/);
});

test("a connection that is lost before the text surely took nothing", async () => {
  const port = await cuttingServer("before the text");
  const outcome = await transportTo(port).send(aRenderedMail());
  expect(outcome).toMatchObject({ kind: "refused", type: "try-later" });
});

test("a server that falls silent after the text leaves it open too", async () => {
  const port = await cuttingServer("never");
  await expect(transportTo(port, 300).send(aRenderedMail())).rejects.toThrow();
});

function transportTo(port: number, timeoutMilliseconds = 5_000, login = "") {
  return smtpTransport(`smtp://${login}127.0.0.1:${port}`, {
    compose: composeMail,
    journal: async (outboxId) => `journal+${outboxId}@inbound.example`,
    now: () => new Date("2026-11-20T09:00:00Z"),
    timeoutMilliseconds,
  });
}

type Taken = { readonly recipients: readonly string[]; readonly raw: string };

async function mailServer(options: SMTPServerOptions = {}) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        // A text that broke off is no mail.
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ recipients, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const port = portOf(listening.address());
  return { taken, transport: (login = "") => transportTo(port, 5_000, login) };
}

/** Speaks just enough SMTP to end the connection at the wrong moment. */
async function cuttingServer(when: "before the text" | "after the text" | "never") {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("220 cutting.example ESMTP\r\n");
    let isText = false;
    socket.on("data", (data) => {
      if (isText) {
        if (when === "after the text" && data.includes("\r\n.\r\n")) socket.destroy();
        return;
      }
      for (const line of data.toString().split("\r\n").filter(Boolean)) {
        if (line === "DATA") {
          isText = when !== "before the text";
          if (isText) socket.write("354 go on\r\n");
          else socket.destroy();
        } else socket.write("250 ok\r\n");
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  const probe = connect(port, "127.0.0.1");
  await once(probe, "connect");
  probe.destroy();
  onTestFinished(() => {
    server.close();
  });
  return port;
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}
