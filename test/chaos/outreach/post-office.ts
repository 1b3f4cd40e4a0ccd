import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { MailOutcome, MailTransport } from "#shared/ports/transport.ts";
import { sendJournalCopy } from "./mail-bucket.ts";
import { reactTo } from "./prospects.ts";
import { sendSesEvents, sesIdOf, sesMessageId, sesSays } from "./ses-events.ts";
import { leadOf } from "./story.ts";
import type { Life } from "./turns.ts";
import type { World } from "./world.ts";

/** A mail server that delivers, refuses, has no time, or delivers and then says nothing. Its own record is what counts. */
export function sendThrough(
  world: World,
  life: Life,
  transport: string,
  address: string,
): MailTransport {
  const name = transport === "ses" ? "ses" : "smtp";
  return {
    name,
    send: (mail) =>
      world.turns.call(life, { kind: "write", label: `transport ${mail.outboxId}` }, () =>
        handOver(world, life, mail, name, address),
      ),
  };
}

async function handOver(
  world: World,
  life: Life,
  mail: RenderedMail,
  name: "ses" | "smtp",
  address: string,
): Promise<MailOutcome> {
  const { dice, ledger, calm } = world;
  if (mail.from.address !== address) throw new Error("A mail goes from another's mailbox");
  const luck = calm.isCalm ? "accepted" : dice.weighted(lucks);
  switch (luck) {
    case "accepted":
      return name === "ses" && dice.chance(0.12)
        ? takenAndRejected(world, life, mail)
        : deliver(world, life, mail, name);
    case "delivered-and-silent":
      await deliver(world, life, mail, name);
      ledger.count("left, and nobody was told");
      throw new Error("the connection was lost after DATA");
    case "silent":
      ledger.count("did not leave, and nobody was told");
      throw new Error("the connection was lost before DATA");
    default:
      ledger.count(`refused: ${luck}`);
      ledger.note(leadOf(mail.outboxId), `${mail.outboxId} refused: ${luck}`);
      return { kind: "refused", type: luck, reason: refusals[luck] };
  }
}

const lucks = {
  accepted: 80,
  "delivered-and-silent": 6,
  silent: 3,
  "try-later": 5,
  "bad-address": 3,
  "sender-refused": 2,
  content: 1,
} as const;

const refusals = {
  "try-later": "421 4.7.0 too many connections",
  "bad-address": "550 5.1.1 user unknown",
  "sender-refused": "550 5.7.1 sender refused",
  content: "554 5.6.0 message content",
} as const;

/** SES takes a mail, finds a virus in it, and sends nothing. */
function takenAndRejected(world: World, life: Life, mail: RenderedMail): MailOutcome {
  const { ledger, dice } = world;
  ledger.count("rejected by ses");
  ledger.withheld.add(mail.outboxId);
  ledger.note(
    leadOf(mail.outboxId),
    `${life.name} hands ${mail.outboxId} over, and SES rejects it`,
  );
  const reject = { reason: "Bad content" };
  const delay = dice.between(0, 5) * 60_000;
  sesSays(world, mail, { said: "Email Rejected", detail: { reject }, delay });
  return { kind: "accepted", providerId: sesIdOf(mail), messageId: sesMessageId(mail) };
}

async function deliver(
  world: World,
  life: Life,
  mail: RenderedMail,
  name: "ses" | "smtp",
): Promise<MailOutcome> {
  const { ledger } = world;
  ledger.deliver(mail);
  ledger.count(`delivered by ${name}`);
  ledger.note(leadOf(mail.outboxId), `${life.name} hands ${mail.outboxId} over, and it leaves`);
  const messageId = name === "ses" ? sesMessageId(mail) : undefined;
  if (name === "ses") sendSesEvents(world, mail);
  else await sendJournalCopy(world, mail);
  reactTo(world, mail, messageId ?? mail.messageId, name);
  return { kind: "accepted", providerId: `250 ${ledger.delivered.length}`, messageId };
}
