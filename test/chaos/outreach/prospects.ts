import type { RenderedMail } from "#shared/domain/outreach/render-mail.ts";
import { type About, arrive, type Letter, putInBucket, withoutThread } from "./mail-bucket.ts";
import { report } from "./raw-mail.ts";
import { sesReports } from "./ses-events.ts";
import { leadOf } from "./story.ts";
import { inboundDomain, type World } from "./world.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What people and their mail servers do about a mail, at some moment in the next days. */
export function reactTo(
  world: World,
  mail: RenderedMail,
  messageId: string,
  through: "ses" | "smtp",
): void {
  const { dice, calm, queues, ledger } = world;
  if (calm.isCalm) return;
  const { method, content } = mail.calendar ?? {};
  if (method === "REQUEST" && content && dice.chance(0.7)) {
    arrive(world, { mail, messageId }, answerToInvitation(world, mail.to, content), soon());
    return;
  }
  const what = dice.weighted(mail.outboxId.includes(".step-") ? toSteps : toAnswers);
  const delay = soon();
  if (what === "nothing") return;
  if (what === "link") {
    queues.sendLater("link", { mail, leadId: leadOf(mail.outboxId) }, delay);
    return;
  }
  if (through === "ses" && isReport(what)) {
    sesReports(world, mail, what, delay);
    return;
  }
  const letter = letterOf(world, what, mail, messageId);
  arrive(world, { mail, messageId }, letter, delay);
  if (!writesTwice.has(what) || !dice.chance(0.7)) return;
  // They forgot something, or press "send" once more: both are read at the same moment.
  ledger.count("somebody writes twice at once");
  const other = dice.chance(0.7) ? what : "reply";
  const second = dice.chance(0.5) ? letter : letterOf(world, other, mail, messageId);
  arrive(world, { mail, messageId }, second, delay + dice.between(0, 2) * MINUTE);

  function soon(): number {
    return dice.chance(0.3) ? dice.between(0, 5) * MINUTE : dice.between(0, 4 * DAY);
  }
}

/** What their calendar program sends when they press a button, or they say in words. */
function answerToInvitation({ dice }: World, to: string, invitation: string): Letter {
  const what = dice.weighted({ ACCEPTED: 4, DECLINED: 2, COUNTER: 2, words: 3 });
  if (what === "words") return { kind: "reply", headers: {}, text: dice.one(words.move) };
  const [, uid = ""] = /^UID:(.+)$/m.exec(invitation) ?? [];
  const [, sequence = "0"] = /^SEQUENCE:(\d+)/m.exec(invitation) ?? [];
  const method = what === "COUNTER" ? "COUNTER" : "REPLY";
  const day = `202611${dice.between(23, 27)}`;
  const lines = [
    "BEGIN:VCALENDAR",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${uid.trim()}`,
    `SEQUENCE:${sequence}`,
    ...(what === "COUNTER"
      ? [`DTSTART:${day}T140000Z`, `DTEND:${day}T143000Z`, `ATTENDEE:mailto:${to}`]
      : [`ATTENDEE;PARTSTAT=${what}:mailto:${to}`]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  const headers = { "Content-Type": `text/calendar; charset=utf-8; method=${method}` };
  return { kind: "calendar", headers, text: lines.join("\n") };
}

/** A reply there is no mail: the automation tells of it when it is asked. */
export function answersOnLinkedIn(
  { dice, calm, clock, inbox, leads, arrived }: World,
  leadId: string,
) {
  const profileUrl = leads.get(leadId)?.linkedinUrl;
  if (calm.isCalm || !profileUrl || !dice.chance(0.3)) return;
  const isStop = dice.chance(0.3);
  const id = `${inbox.length + 1}`;
  const at = new Date(clock.milliseconds() + dice.between(0, 3 * DAY)).toISOString();
  inbox.push({ id, profileUrl, text: dice.one(words[isStop ? "stop" : "reply"]), at });
  const kind = isStop ? "linkedin-stop" : "linkedin";
  const key = `linkedin-${id}`;
  arrived.set(key, { key, leadId, kind, outboxId: "", to: profileUrl });
}

const toSteps = {
  nothing: 38,
  reply: 7,
  meeting: 24,
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

const writesTwice: ReadonlySet<string> = new Set(["reply", "meeting"]);

const toAnswers = { ...toSteps, nothing: 45, reply: 15, meeting: 35 };

type Reaction = Exclude<keyof typeof toSteps, "nothing" | "link">;

function isReport(what: Reaction): what is "hard-bounce" | "soft-bounce" | "complaint" {
  return what === "hard-bounce" || what === "soft-bounce" || what === "complaint";
}

function letterOf(
  { dice }: World,
  what: Reaction,
  { to, subject, unsubscribeMail }: RenderedMail,
  messageId: string,
): Letter {
  switch (what) {
    case "hard-bounce":
    case "soft-bounce":
    case "complaint":
      return { kind: what, ...report(what, to, messageId) };
    case "unsubscribe": {
      // An invitation names no such address: whoever wants none any more says so to whom they know.
      if (!unsubscribeMail) return { kind: "stop", headers: { Subject: "unsubscribe" }, text: "" };
      const headers = { To: unsubscribeMail, "Auto-Submitted": "auto-generated" };
      return { kind: what, headers: { ...headers, Subject: "unsubscribe" }, text: "" };
    }
    case "out-of-office": {
      const headers = {
        Subject: `Automatic reply: ${subject}`,
        "Auto-Submitted": "auto-replied",
      };
      return { kind: what, headers, text: "I am out of the office and will be back next week." };
    }
    case "colleague": {
      const headers = { From: `A Colleague <colleague@${to.split("@")[1]}>` };
      return { kind: "reply", headers, text: dice.one(words.reply) };
    }
    case "stranger": {
      const headers = {
        From: "Somebody <somebody@elsewhere.example>",
        To: "info@tidewater-planning.example",
        ...withoutThread,
      };
      return { kind: what, headers, text: "Do you buy pens?" };
    }
    case "meeting":
      return { kind: "reply", headers: {}, text: dice.one(words.meeting) };
    case "reply":
    case "stop":
    case "stop-company":
      return { kind: what, headers: {}, text: dice.one(words[what]) };
  }
}

const words = {
  reply: [
    "How much does it cost?",
    "Can we talk on Tuesday at 10?",
    "This sounds relevant for us, tell me more.",
    "Please come back to me in March.",
    "No thanks, we are not interested.",
    "Are you a bot?",
    "That is too expensive for us.",
    "We are happy with the tool that we have.",
  ],
  meeting: [
    "Can we talk on Tuesday at 10?",
    "Let's set up a meeting next week.",
    "Yes, that time works for me.",
    "The first one suits me.",
    "Wednesday at 11:00 would be good.",
  ],
  move: [
    "I have to move our meeting, can we do Thursday at 15:00 instead?",
    "Something came up, I need to cancel our meeting.",
    "Can we postpone to next week?",
  ],
  stop: ["Please unsubscribe me.", "Stop writing to me.", "Remove me from your list."],
  "stop-company": ["Never contact anyone at our company again."],
} as const;

/** Somebody who waits for a time, or has one, asks once more; or they send once more what nobody has answered yet. */
export function askAgain(world: World): void {
  const { dice, ledger, queues } = world;
  const unanswered = ledger.wishes.drafts().flatMap((id) => ledger.messageById(id) ?? []);
  const said = dice.chance(0.8) ? dice.any(unanswered) : undefined;
  if (said) ledger.count("somebody says the same again before it is answered");
  const leadId = said?.leadId ?? dice.any(ledger.wishes.known());
  const body =
    leadId && answerOf(world, leadId, said ? [withoutSubject(said.text)] : words.meeting);
  if (body) queues.send("inbound", body);
}

function withoutSubject(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}

/** A person writes right now, whatever we are about to do; the token is what every mail to them carries. */
export function answerOf(
  world: World,
  leadId: string,
  texts: readonly [string, ...string[]] = words.reply,
): unknown {
  const lead = world.leads.get(leadId);
  const token = world.ledger.replyTokens.get(leadId);
  // Nobody has written to them yet.
  if (!lead || !token) return undefined;
  const about: About = {
    mail: {
      outboxId: `${leadId}.step-1.v1`,
      to: lead.address,
      subject: "Two sites, one stock",
      replyTo: `reply+${token}@${inboundDomain}`,
    },
    messageId: `none@${lead.domain}`,
  };
  const text = world.dice.one(texts);
  return putInBucket(world, about, { kind: "reply", headers: {}, text });
}
