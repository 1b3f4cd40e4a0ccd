import { journalValue } from "#shared/domain/mail/journal.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import { rawMail } from "./raw-mail.ts";
import { signer } from "./signer.ts";
import { leadOf } from "./story.ts";
import { type ArrivedMail, inboundDomain, type World } from "./world.ts";

const MINUTE = 60_000;

export type Letter = {
  readonly kind: ArrivedMail["kind"];
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** The mail of ours that somebody or something answers, and the Message-ID they have it by. */
export type About = {
  readonly mail: Pick<RenderedMail, "outboxId" | "to" | "subject" | "replyTo">;
  readonly messageId: string;
};

/** A mail comes after that time, and the queue is told of it: once, or twice. */
export function arrive(world: World, about: About, letter: Letter, delay: number): void {
  const body = putInBucket(world, about, letter);
  world.queues.sendLater("inbound", body, delay);
  if (world.dice.chance(0.1)) world.queues.sendLater("inbound", body, delay + 3 * MINUTE);
}

/** Answers what S3 says of it. */
export function putInBucket(
  { files, arrived }: World,
  { mail, messageId }: About,
  { kind, headers, text }: Letter,
): unknown {
  const number = arrived.size + 1;
  const key = `inbound/${number}`;
  const domain = mail.to.split("@")[1] ?? "";
  const all = {
    From: `A Prospect <${mail.to}>`,
    To: mail.replyTo,
    Subject: `Re: ${mail.subject}`,
    "Message-ID": `<in-${number}@${domain}>`,
    "In-Reply-To": `<${messageId}>`,
    References: `<${messageId}>`,
    "Authentication-Results": `amazonses.com; dkim=pass header.i=@${domain}; dmarc=pass header.from=${domain}`,
    ...headers,
  };
  files.put(key, rawMail(all, text));
  arrived.set(key, {
    key,
    leadId: leadOf(mail.outboxId),
    kind,
    outboxId: mail.outboxId,
    to: mail.to,
  });
  return { detail: { object: { key } } };
}

/** The blind copy of what leaves by SMTP. Some are lost, and then nobody will ever know. */
export async function sendJournalCopy(world: World, mail: RenderedMail): Promise<void> {
  const token = await signer.tag(journalValue(mail.outboxId));
  if (world.dice.chance(0.08)) {
    world.ledger.count("copy lost");
    return;
  }
  const headers = {
    From: `${mail.from.name} <${mail.from.address}>`,
    To: mail.to,
    "Delivered-To": `journal+${token}@${inboundDomain}`,
    "X-Outbox-Id": mail.outboxId,
    "Message-ID": `<${mail.messageId}>`,
    ...withoutThread,
  };
  const copy = { kind: "journal", headers, text: mail.text } as const;
  const { messageId } = mail;
  arrive(world, { mail, messageId }, copy, world.dice.between(0, 40) * MINUTE);
}

export const withoutThread = { "In-Reply-To": "", References: "" };
