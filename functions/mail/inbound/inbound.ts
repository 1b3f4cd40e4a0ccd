import * as z from "zod";
import { asksToStop } from "#shared/domain/mail/asks-to-stop.ts";
import { scanVerdicts } from "#shared/domain/mail/authentication.ts";
import { calendarAnswer } from "#shared/domain/mail/calendar-answer.ts";
import { threadNames } from "#shared/domain/mail/find-thread.ts";
import { kindOfMail } from "#shared/domain/mail/kind-of-mail.ts";
import { stopSequence } from "../../stop-sequence.ts";
import { type FoundConversation, findConversation } from "./find-conversation.ts";
import { handOverUnread, handOverUnreadable } from "./hand-over-unread.ts";
import type { InboundDeps } from "./inbound-deps.ts";
import { type ArrivedMail, messageKey } from "./message-of-mail.ts";
import { readRaw } from "./read-raw.ts";
import { isFlooded, takeAutomatic } from "./take-automatic.ts";
import { takeCalendarAnswer } from "./take-calendar-answer.ts";
import { takeJournal } from "./take-journal.ts";
import { takeReply } from "./take-reply.ts";
import { takeReport } from "./take-report.ts";
import { takeStranger } from "./take-stranger.ts";
import { takeUnsubscribe } from "./take-unsubscribe.ts";

/** The event "Object Created" of the mail bucket. */
export const MailArrived = z.object({
  detail: z.object({ object: z.object({ key: z.string() }) }),
});
export type MailArrived = z.infer<typeof MailArrived>;

/** Reads what came in, finds whose it is, and does at once what needs no judgement. */
export function createInbound(deps: InboundDeps) {
  const { files, parse, inboundDomain } = deps;
  return async ({ detail }: MailArrived): Promise<void> => {
    const { key } = detail.object;
    // SES writes this object once, to show that it may.
    if (key.endsWith("AMAZON_SES_SETUP_NOTIFICATION")) return;

    const raw = await readRaw(files, key);
    const parsed = raw.kind === "bytes" ? await parse(raw.bytes) : raw;
    if (parsed.kind === "unreadable") {
      return handOverUnreadable(deps, key, parsed.reason);
    }
    const { mail } = parsed;
    const { spam, virus } = scanVerdicts(mail);
    if (virus === "fail") {
      return handOverUnread(deps, { key, mail }, "the scanner found a virus in it");
    }

    const arrived = { key, mail };
    const { journalTokens, unsubscribeTokens } = threadNames(mail, inboundDomain);
    if (journalTokens.length > 0) return takeJournal(deps, arrived, journalTokens);
    // Before anything else is read into it: programs send this mail for people, and mark it as automatic.
    if (unsubscribeTokens.length > 0) return takeUnsubscribe(deps, arrived, unsubscribeTokens);
    await take(deps, arrived, spam === "fail");
  };
}

async function take(deps: InboundDeps, arrived: ArrivedMail, isSpam: boolean): Promise<void> {
  const { mail } = arrived;
  const kind = kindOfMail(mail, { inboundDomain: deps.inboundDomain, now: deps.now() });

  if (kind.kind === "bounce" || kind.kind === "complaint") {
    return takeReport(deps, arrived, kind);
  }
  if (kind.kind === "loop") {
    return handOverUnread(deps, arrived, `it seems to go in a circle, for ${kind.reason}`);
  }
  const found = await findConversation(deps, mail);
  // A scanner's doubt does not outweigh a token that only our mails carry.
  if (found && isSpam && found.by === "address") {
    return handOverUnread(deps, arrived, "the scanner took it for spam");
  }
  if (!found) {
    return takeStranger(deps, arrived, { kind: kind.kind, isSpam });
  }
  // People write "stop" below the template of an absence too, in a helpdesk's answer or in the note of a declined meeting.
  const isStop = kind.kind !== "challenge" && asksToStop(mail);
  const answer = calendarAnswer(mail);
  if (answer) {
    await takeCalendarAnswer(deps, found, arrived, answer);
    return isStop ? takeReply(deps, found, arrived) : undefined;
  }
  if (kind.kind === "reply") return takeReply(deps, found, arrived);
  if (isStop) return takeAutomaticStop(deps, found, arrived, kind.kind);
  return takeAutomatic(deps, found, arrived, kind);
}

/** Read as a reply; but a machine that repeats its "stop" is not answered again and again. */
async function takeAutomaticStop(
  deps: InboundDeps,
  found: FoundConversation,
  arrived: ArrivedMail,
  mailKind: string,
): Promise<void> {
  const { leadId } = found.conversation;
  const message = { id: messageKey(arrived.mail), leadId, from: arrived.mail.from.address };
  if (!(await isFlooded(deps, message))) return takeReply(deps, found, arrived, mailKind);
  deps.log.warn("mail left alone: too many automatic ones", { key: arrived.key, leadId });
  await deps.conversations.noteRawMail(leadId, arrived.key);
  await stopSequence(deps, leadId, "an automatic mail asks to stop");
}
