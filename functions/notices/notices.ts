import * as z from "zod";
import { DepartmentEvent } from "#shared/events/department-event.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { Log } from "#shared/ports/log.ts";
import type { NoticeLog } from "#shared/ports/notice-log.ts";
import type { ChatPlace, TeamChat } from "#shared/ports/team-chat.ts";
import type { MailTransport } from "#shared/ports/transport.ts";
import { type NoticeWords, type WordingDeps, wordsFor } from "./words-for.ts";

/** An event of the bus as EventBridge puts it into a queue. */
export const BusEvent = z.object({ id: z.string(), detail: DepartmentEvent });
export type BusEvent = z.infer<typeof BusEvent>;

export type NoticesDeps = WordingDeps & {
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly mail: Pick<MailTransport, "send">;
  readonly chat: TeamChat;
  readonly notices: NoticeLog;
  /** Of a domain the company may send from. */
  readonly from: { readonly name: string; readonly address: string };
  readonly log: Log;
};

/**
 * Tells the company's people what waits for them, by mail and in their chat. Each is noted after it went: an event
 * delivered twice is told once, and a crash in between tells it twice, never not at all.
 */
export function createNotices(deps: NoticesDeps) {
  return async ({ id, detail }: BusEvent): Promise<void> => {
    const { managerEmail } = await deps.directory.companyDay();
    const words = await wordsFor(deps, { eventId: id, event: detail, reader: managerEmail });
    if (!words) return;
    const before = await deps.notices.find(words.id);
    if (words.isMailed && !before?.isMailed) {
      await mail(deps, words, managerEmail);
      await deps.notices.note(words.id, { isMailed: true, place: before?.place });
    }
    if (before?.place) return;
    const place = await tellChat(deps, words);
    if (place) await deps.notices.note(words.id, { isMailed: words.isMailed, place });
  };
}

async function mail(
  { mail: transport, from, log }: NoticesDeps,
  { id, subject, paragraphs }: NoticeWords,
  to: string,
): Promise<void> {
  const outcome = await transport.send({
    outboxId: `notice.${id}`,
    from,
    to,
    replyTo: from.address,
    subject,
    text: paragraphs.join("\n\n"),
    messageId: `notice-${id.replaceAll(/[^\w-]/g, "-")}@${from.address.split("@").at(-1)}`,
    references: [],
  });
  if (outcome.kind === "accepted") return;
  if (outcome.type === "try-later") throw new Error(`Notice ${id} was put off: ${outcome.reason}`);
  // Again would be refused again; the page shows what waits.
  log.error("notice refused", { id, reason: outcome.reason });
}

/** What is decided takes the place of the message that asked, so nobody presses its buttons any more. */
async function tellChat(
  { chat, notices, log }: NoticesDeps,
  { id, subject, chatParagraphs, buttons, replaces = [] }: NoticeWords,
): Promise<ChatPlace | undefined> {
  const message = { text: subject, paragraphs: chatParagraphs, buttons };
  const earlier = await Promise.all(replaces.map((one) => notices.find(one)));
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
