import { journalValue } from "#shared/domain/mail/journal.ts";
import { toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import type { OutgoingMail } from "#shared/ports/transport.ts";
import { rawMail, report } from "./raw-mail.ts";
import { signer } from "./signer.ts";
import { type ArrivedMail, inboundDomain, type World } from "./world.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What people and their mail servers do about a mail, at some moment in the next days. */
export function reactTo(
  world: World,
  mail: OutgoingMail,
  messageId: string,
  through: "ses" | "smtp",
): void {
  const { dice, calm } = world;
  if (calm.isCalm) return;
  const isStep = mail.outboxId.includes(".step-");
  const what = dice.weighted(isStep ? toSteps : toAnswers);
  const soon = dice.chance(0.3) ? dice.between(0, 5) * MINUTE : dice.between(0, 4 * DAY);
  const leadId = mail.outboxId.slice(0, mail.outboxId.indexOf("."));
  const about = { world, mail, messageId, leadId, delay: soon };
  switch (what) {
    case "nothing":
      return;
    case "hard-bounce":
    case "soft-bounce":
    case "complaint":
      if (through === "smtp") return arrive(about, what, report(what, mail.to, messageId));
      return sesSays(world, mail, what, soon);
    case "link":
      return world.queues.sendLater("link", { mail, leadId }, soon);
    case "unsubscribe":
      return arrive(about, what, {
        To: mail.unsubscribeMail ?? "",
        "Auto-Submitted": "auto-generated",
        Subject: "unsubscribe",
      });
    case "out-of-office":
      return arrive(
        about,
        what,
        { Subject: `Automatic reply: ${mail.subject}`, "Auto-Submitted": "auto-replied" },
        "I am out of the office and will be back next week.",
      );
    case "colleague":
      return arrive(
        about,
        "reply",
        { From: `A Colleague <colleague@${mail.to.split("@")[1]}>` },
        dice.one(words.reply),
      );
    case "stranger":
      return arrive(about, what, {
        From: "Somebody <somebody@elsewhere.example>",
        To: "info@tidewater-planning.example",
        "In-Reply-To": "",
        References: "",
      });
    default:
      return arrive(about, what, {}, dice.one(words[what]));
  }
}

const toSteps = {
  nothing: 46,
  reply: 14,
  stop: 5,
  "stop-company": 1,
  unsubscribe: 4,
  link: 7,
  "out-of-office": 5,
  "hard-bounce": 4,
  "soft-bounce": 4,
  complaint: 2,
  colleague: 5,
  stranger: 3,
} as const;

const toAnswers = { ...toSteps, nothing: 50, reply: 40 };

const words = {
  reply: [
    "How much does it cost?",
    "Can we talk on Tuesday at 10?",
    "Let's set up a meeting next week.",
    "Yes, that time works for me.",
    "This sounds relevant for us, tell me more.",
    "Please come back to me in March.",
    "No thanks, we are not interested.",
    "Are you a bot?",
  ],
  stop: ["Please unsubscribe me.", "Stop writing to me.", "Remove me from your list."],
  "stop-company": ["Never contact anyone at our company again."],
} as const;

type About = {
  readonly world: World;
  readonly mail: Pick<OutgoingMail, "outboxId" | "to" | "subject" | "replyTo">;
  readonly messageId: string;
  readonly leadId: string;
  readonly delay: number;
};

type Headers = Readonly<Record<string, string>> & { readonly body?: string };

/** A mail comes, and the queue is told of it: once, or twice. */
function arrive(about: About, kind: ArrivedMail["kind"], headers: Headers, text = ""): void {
  const { queues, dice } = about.world;
  const body = putInBucket(about, kind, headers, text);
  queues.sendLater("inbound", body, about.delay);
  if (dice.chance(0.1)) queues.sendLater("inbound", body, about.delay + 3 * MINUTE);
}

/** Answers what S3 says of it. */
function putInBucket(
  { world, mail, messageId, leadId }: Omit<About, "delay">,
  kind: ArrivedMail["kind"],
  headers: Headers,
  text: string,
): unknown {
  const { files, arrived } = world;
  const key = `inbound/${arrived.size + 1}`;
  const domain = mail.to.split("@")[1] ?? "";
  const { body, ...own } = headers;
  const raw = rawMail(
    {
      From: `A Prospect <${mail.to}>`,
      To: mail.replyTo,
      Subject: `Re: ${mail.subject}`,
      "Message-ID": `<in-${arrived.size + 1}@${domain}>`,
      "In-Reply-To": `<${messageId}>`,
      References: `<${messageId}>`,
      "Authentication-Results": `amazonses.com; dkim=pass header.i=@${domain}; dmarc=pass header.from=${domain}`,
      ...own,
    },
    body ?? text,
  );
  files.put(key, raw);
  const from = /<([^>]+)>/.exec(own["From"] ?? "")?.[1] ?? mail.to;
  arrived.set(key, { key, leadId, kind, from, outboxId: mail.outboxId });
  return { detail: { object: { key } } };
}

/** A person answers right now, whatever we are about to do; the token is what every mail to them carries. */
export function answerOf(world: World, leadId: string): unknown {
  const lead = world.leads.get(leadId);
  if (!lead) return undefined;
  const mail = {
    outboxId: `${leadId}.step-1.v1`,
    to: lead.address,
    subject: "Two sites, one stock",
    replyTo: `reply+${world.ledger.replyTokens.get(leadId) ?? ""}@${inboundDomain}`,
  };
  const about = { world, mail, messageId: `none@${lead.domain}`, leadId };
  return putInBucket(about, "reply", {}, world.dice.one(words.reply));
}

/** The blind copy of what leaves by SMTP. Some are lost, and then nobody will ever know. */
export async function sendJournalCopy(world: World, mail: OutgoingMail): Promise<void> {
  const token = await signer.tag(journalValue(mail.outboxId));
  if (world.dice.chance(0.08)) {
    world.ledger.count("copy lost");
    return;
  }
  const leadId = mail.outboxId.slice(0, mail.outboxId.indexOf("."));
  const delay = world.dice.between(0, 40) * MINUTE;
  arrive({ world, mail, messageId: mail.messageId, leadId, delay }, "journal", {
    From: `${mail.from.name} <${mail.from.address}>`,
    To: mail.to,
    "Delivered-To": `journal+${token}@${inboundDomain}`,
    "X-Outbox-Id": mail.outboxId,
    "Message-ID": `<${mail.messageId}>`,
    "In-Reply-To": "",
    References: "",
    body: mail.text,
  });
}

export function sendSesEvents(world: World, mail: OutgoingMail, providerId: string): void {
  sesEvent(world, mail, providerId, "Email Sent", {}, world.dice.between(0, 5) * MINUTE);
  if (world.dice.chance(0.9)) {
    const delay = world.dice.between(0, 30) * MINUTE;
    sesEvent(world, mail, providerId, "Email Delivered", {}, delay);
  }
}

function sesSays(
  world: World,
  mail: OutgoingMail,
  what: "hard-bounce" | "soft-bounce" | "complaint",
  delay: number,
): void {
  const providerId = `ses-${mail.outboxId}`;
  const recipient = { emailAddress: mail.to };
  if (what === "complaint") {
    const complaint = { complainedRecipients: [recipient], complaintFeedbackType: "abuse" };
    return sesEvent(world, mail, providerId, "Email Complaint Received", { complaint }, delay);
  }
  const isHard = what === "hard-bounce";
  const status = isHard ? "5.1.1" : "4.2.2";
  const words = isHard ? "550 5.1.1 user unknown" : "452 4.2.2 mailbox full";
  const bounce = {
    bounceType: isHard ? "Permanent" : "Transient",
    bounceSubType: "General",
    feedbackId: `f-${mail.outboxId}-${what}`,
    bouncedRecipients: [{ ...recipient, status, diagnosticCode: `smtp; ${words}` }],
  };
  sesEvent(world, mail, providerId, "Email Bounced", { bounce }, delay);
}

function sesEvent(
  { queues, dice }: World,
  mail: OutgoingMail,
  providerId: string,
  said: string,
  detail: Readonly<Record<string, unknown>>,
  delay: number,
): void {
  const tags = { "X-Outbox-Id": [toMessageTag(mail.outboxId)] };
  const body = {
    id: `event-${mail.outboxId}-${said}`,
    "detail-type": said,
    region: "eu-west-1",
    detail: { mail: { messageId: providerId, destination: [mail.to], tags }, ...detail },
  };
  queues.sendLater("deliveries", body, delay);
  if (dice.chance(0.1)) queues.sendLater("deliveries", body, delay + dice.between(0, 60) * MINUTE);
}
