import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { invitationOf } from "#shared/domain/meetings/invitation.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import {
  type MeetingMail,
  meetingEntry,
  meetingEntryId,
} from "#shared/domain/meetings/meeting-entry.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
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
  "purpose" | "to" | "subject" | "text" | "calendar" | "approvedBy"
> & {
  readonly leadId: string;
  readonly kind?: MeetingMail["kind"];
  readonly basis?: string;
  /** Id of the message answered; the last one that came in when it is left out. */
  readonly answers?: string;
};

/** Plans a mail to somebody who wrote to us, in their thread and from the mailbox they know. */
export async function planMail(desk: Omit<Desk, "invitation">, mail: PlannedMail): Promise<void> {
  const conversation = await desk.conversations.find(mail.leadId);
  if (!conversation) throw new ConversationNotFound(mail.leadId);
  const [account, messages] = await Promise.all([
    mailboxOf(desk, conversation),
    desk.conversations.messages(mail.leadId),
  ]);
  const planned: MeetingMail = {
    ...mail,
    conversation,
    account,
    answered: answeredBy(messages, mail.answers),
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
  const incoming = messages.filter(({ direction, messageId }) => direction === "in" && messageId);
  return incoming.find((message) => message.id === id) ?? incoming.at(-1);
}

/** The one of the conversation, else the first: who asked for a meeting on LinkedIn has none yet. */
async function mailboxOf(
  { accounts }: Pick<Desk, "accounts">,
  { leadId, accounts: own }: Conversation,
): Promise<SenderAccount> {
  const known = own.email ? await accounts.find(own.email) : undefined;
  if (known) return known;
  const [first] = (await accounts.list()).filter(({ channel }) => channel === "email");
  if (first) return first;
  throw new Error(`There is no mailbox to write to lead ${leadId} from`);
}
