import { toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;

/** What SES says of every mail that it took. */
export function sendSesEvents(world: World, mail: RenderedMail): void {
  const { dice } = world;
  sesSays(world, mail, { said: "Email Sent", detail: {}, delay: dice.between(0, 5) * MINUTE });
  if (!dice.chance(0.9)) return;
  const delay = dice.between(0, 30) * MINUTE;
  sesSays(world, mail, { said: "Email Delivered", detail: {}, delay });
}

/** A bounce or a complaint, which through SES are events and no mails. */
export function sesReports(
  world: World,
  mail: RenderedMail,
  what: "hard-bounce" | "soft-bounce" | "complaint",
  delay: number,
): void {
  const recipient = { emailAddress: mail.to };
  if (what === "complaint") {
    const complaint = { complainedRecipients: [recipient], complaintFeedbackType: "abuse" };
    sesSays(world, mail, { said: "Email Complaint Received", detail: { complaint }, delay });
    return;
  }
  const [bounceType, status, words] =
    what === "hard-bounce"
      ? ["Permanent", "5.1.1", "550 5.1.1 user unknown"]
      : ["Transient", "4.2.2", "452 4.2.2 mailbox full"];
  const bounce = {
    bounceType,
    bounceSubType: "General",
    feedbackId: `f-${mail.outboxId}-${what}`,
    bouncedRecipients: [{ ...recipient, status, diagnosticCode: `smtp; ${words}` }],
  };
  sesSays(world, mail, { said: "Email Bounced", detail: { bounce }, delay });
}

type SesEvent = {
  readonly said: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly delay: number;
};

export function sesSays(
  { queues, dice }: World,
  mail: RenderedMail,
  { said, detail, delay }: SesEvent,
): void {
  const tags = { "X-Outbox-Id": [toMessageTag(mail.outboxId)] };
  const body = {
    id: `event-${mail.outboxId}-${said}`,
    "detail-type": said,
    region: "eu-west-1",
    detail: { mail: { messageId: sesIdOf(mail), destination: [mail.to], tags }, ...detail },
  };
  queues.sendLater("deliveries", body, delay);
  if (dice.chance(0.1)) queues.sendLater("deliveries", body, delay + dice.between(0, 60) * MINUTE);
}

export function sesMessageId(mail: RenderedMail): string {
  return `${sesIdOf(mail)}@eu-west-1.amazonses.com`;
}

export function sesIdOf({ outboxId }: RenderedMail): string {
  return `0100-${toMessageTag(outboxId)}`;
}
