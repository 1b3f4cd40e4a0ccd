import * as z from "zod";
import { DepartmentEvent } from "#shared/events/department-event.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { Log } from "#shared/ports/log.ts";
import type { NoticeLog } from "#shared/ports/notice-log.ts";
import type { ChatPlace, TeamChat } from "#shared/ports/team-chat.ts";
import type { MailOutcome, MailTransport } from "#shared/ports/transport.ts";
import type { NoticeWords, WordingDeps } from "./notice-words.ts";
import { wordsFor } from "./words-for.ts";

/** An event of the bus as EventBridge puts it into a queue. */
export const BusEvent = z.object({ id: z.string(), detail: DepartmentEvent });
export type BusEvent = z.infer<typeof BusEvent>;

export type NoticesDeps = WordingDeps & {
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly mail: Pick<MailTransport, "send" | "room">;
  readonly chat: TeamChat;
  readonly notices: NoticeLog;
  /** Of a domain the company may send from. */
  readonly from: { readonly name: string; readonly address: string };
  readonly log: Log;
};

/**
 * Tells the company's people what waits for them, by mail and in their chat. The mail service knows no idempotency key and
 * puts its own Message-ID in place of ours, so a mail whose answer was lost cannot be told from one that never left: that
 * it is tried is noted first. News is then not sent again, for the page has it too; what somebody waits for goes a second
 * time and says so, for an approval nobody saw costs a prospect. In the chat a second message costs nothing.
 */
export function createNotices(deps: NoticesDeps) {
  return async ({ id, detail }: BusEvent): Promise<void> => {
    const { managerEmail, timeZone } = await deps.directory.companyDay();
    const told = { eventId: id, event: detail, reader: managerEmail, timeZone };
    const words = await wordsFor(deps, told);
    if (!words) return;
    // Neither way waits for the other: where the mail service is shut the chat still tells, and the other way round.
    const ways = await Promise.allSettled([
      chatOnce(deps, words),
      words.isMailed ? mailOnce(deps, words, managerEmail) : undefined,
    ]);
    const failures = ways.flatMap((way) => (way.status === "rejected" ? [way.reason] : []));
    if (failures.length > 1)
      throw new AggregateError(failures, `Notice ${words.id} reached nobody`);
    if (failures.length > 0) throw failures[0];
  };
}

async function chatOnce(deps: NoticesDeps, words: NoticeWords): Promise<void> {
  const { notices } = deps;
  const id = inChat(words.id);
  const before = await notices.find(id);
  if (before?.place) return;
  // Somebody else is at the same matter, and its message comes again should they fail.
  if (!(await notices.begin(id, before))) return;
  const place = await tellChat(deps, words);
  if (place) await notices.note(id, { isMailed: false, place });
}

/** Noted apart from the mail, so that neither overwrites what the other noted meanwhile. */
function inChat(id: string): string {
  return `chat-${id}`;
}

async function mailOnce(deps: NoticesDeps, words: NoticeWords, to: string): Promise<void> {
  const { notices, log } = deps;
  const { id, isAwaited = false } = words;
  const before = await notices.find(id);
  if (before?.isMailed) return;
  const mayHaveGone = before?.isTried === true;
  if (mayHaveGone && !isAwaited) {
    log.warn("notice not sent again, it may have gone", { id });
    return;
  }
  const room = await deps.mail.room?.();
  if (room?.kind === "none") throw new Error(`Notice ${id} was put off: ${room.reason}`);
  if (!(await notices.begin(id, before))) return;
  const outcome = await mail(deps, mayHaveGone ? again(words) : words, to);
  if (outcome.kind === "refused" && outcome.type === "try-later") {
    const tries = (before?.tries ?? 0) + 1;
    await notices.note(id, { isMailed: false, isTried: mayHaveGone, tries });
    throw new Error(`Notice ${id} was put off: ${outcome.reason}`);
  }
  // Refused for good, it would be refused again; the page shows what waits.
  if (outcome.kind === "refused") log.error("notice refused", { id, reason: outcome.reason });
  await notices.note(id, { isMailed: true });
}

function again(words: NoticeWords): NoticeWords {
  const said = "The connection broke when this was first sent, so you may have it already.";
  return { ...words, paragraphs: [said, ...words.paragraphs] };
}

function mail(
  { mail: transport, from }: NoticesDeps,
  { id, subject, paragraphs }: NoticeWords,
  to: string,
): Promise<MailOutcome> {
  return transport.send({
    outboxId: `notice.${id}`,
    from,
    to,
    replyTo: from.address,
    subject,
    text: paragraphs.join("\n\n"),
    messageId: `notice-${id.replaceAll(/[^\w-]/g, "-")}@${from.address.split("@").at(-1)}`,
    references: [],
  });
}

/** What is decided takes the place of the message that asked, so nobody presses its buttons any more. */
async function tellChat(
  { chat, notices, log }: NoticesDeps,
  { id, subject, chatParagraphs, buttons, replaces = [] }: NoticeWords,
): Promise<ChatPlace | undefined> {
  const message = { text: subject, paragraphs: chatParagraphs, buttons };
  const earlier = await Promise.all(replaces.map((one) => notices.find(inChat(one))));
  const places = earlier.flatMap((notice) => notice?.place ?? []);
  const outcomes =
    places.length > 0
      ? await Promise.all(places.map((place) => chat.update(place, message)))
      : replaces.length > 0
        ? []
        : [await chat.post(message)];
  for (const outcome of outcomes) {
    if (outcome.kind === "refused") log.error("chat refused a notice", { id, ...outcome });
  }
  const done = outcomes.find((outcome) => outcome.kind === "posted");
  return done?.kind === "posted" ? done.place : undefined;
}
