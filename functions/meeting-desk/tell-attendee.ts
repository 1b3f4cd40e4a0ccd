import { answerWay, mailboxOf } from "#shared/domain/conversations/answer-way.ts";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { whatTheyWrote } from "#shared/domain/conversations/what-they-wrote.ts";
import { invitationOf } from "#shared/domain/meetings/invitation.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import {
  type MeetingMail,
  meetingEntry,
  meetingEntryId,
} from "#shared/domain/meetings/meeting-entry.ts";
import { ConversationNotFound } from "#shared/ports/conversation-store.ts";
import type { MeetingDesk } from "./desk.ts";

export type AttendeeMail = {
  /** "invite-0", "reminder-day-before": once for a meeting. */
  readonly purpose: string;
  readonly text: string;
  readonly calendar?: "REQUEST" | "CANCEL";
  readonly approvedBy: string;
};

type Desk = Pick<
  MeetingDesk,
  "conversations" | "outbox" | "accounts" | "signer" | "invitation" | "now"
>;

/** Plans a mail about a meeting; the same purpose again changes nothing. */
export async function tellAttendee(
  desk: Desk,
  meeting: Meeting,
  mail: AttendeeMail,
): Promise<void> {
  const { purpose, text, calendar, approvedBy } = mail;
  const { title, attendee, leadId, id } = meeting;
  await planMail(desk, {
    leadId,
    purpose: `meeting-${id}-${purpose}`,
    to: attendee.email,
    subject: title,
    text,
    approvedBy,
    ...(calendar && { calendar: desk.invitation(invitationOf(meeting, calendar, text)) }),
  });
}

export type PlannedMail = Pick<
  MeetingMail,
  "purpose" | "subject" | "text" | "calendar" | "approvedBy"
> & {
  readonly leadId: string;
  /** The attendee's address. */
  readonly to: string;
  readonly kind?: MeetingMail["kind"];
  readonly basis?: string;
  /** Id of the message answered; the last that they wrote when it is left out. */
  readonly answers?: string;
};

/** Plans a mail to somebody who wrote to us, in their thread and from the mailbox they know; on LinkedIn where it answers what they wrote there. */
export async function planMail(desk: Omit<Desk, "invitation">, mail: PlannedMail): Promise<void> {
  const conversation = await desk.conversations.find(mail.leadId);
  if (!conversation) throw new ConversationNotFound(mail.leadId);
  const messages = await desk.conversations.messages(mail.leadId);
  const answered = answeredBy(messages, mail.answers);
  const planned: MeetingMail = {
    ...mail,
    conversation,
    way: await wayOf(desk, conversation, mail, answered),
    answered,
    kind: mail.kind ?? "meeting",
    basis: mail.basis ?? "the person asked for a meeting",
    dueAt: desk.now(),
  };
  const tag = await desk.signer.tag(meetingEntryId(planned));
  await desk.outbox.plan(meetingEntry(planned, tag));
}

function answeredBy(
  messages: readonly ConversationMessage[],
  id: string | undefined,
): ConversationMessage | undefined {
  const named = id === undefined ? undefined : messages.find((message) => message.id === id);
  return named ?? whatTheyWrote(messages).findLast(({ messageId }) => messageId);
}

/** What a calendar reads must be a mail, and goes to the address that was invited. */
async function wayOf(
  { accounts }: Pick<Desk, "accounts">,
  conversation: Conversation,
  { to, calendar, answers }: PlannedMail,
  answered: ConversationMessage | undefined,
): Promise<MeetingMail["way"]> {
  const all = await accounts.list();
  const way = calendar || !answers ? undefined : answerWay(conversation, answered, all);
  if (way?.kind === "way" && way.channel === "linkedin") return way;
  const account = mailboxOf(conversation, all);
  if (account) return { channel: "email", account, to: to.toLowerCase() };
  throw new Error(`There is no mailbox to write to lead ${conversation.leadId} from`);
}
