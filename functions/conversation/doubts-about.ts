import { wroteThemselves } from "#shared/domain/conversations/answer-way.ts";
import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { whatTheyWrote } from "#shared/domain/conversations/what-they-wrote.ts";
import type { Approval } from "#shared/domain/meetings/approval.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { isPlannedFor } from "#shared/domain/outreach/plan-again.ts";
import { replyPurpose } from "./reply-purpose.ts";

export type AboutReply = {
  readonly conversation: Conversation;
  readonly message: ConversationMessage;
  readonly messages: readonly ConversationMessage[];
  readonly planned: readonly OutboxEntry[];
  readonly approvals: readonly Approval[];
};

/** Why no answer may go without a person, whatever the reply says. */
export function doubtsAbout(about: AboutReply): readonly string[] {
  const { conversation, message, messages, planned, approvals } = about;
  const isOtherSender = !wroteThemselves(message, conversation);
  const isOutdated = whatTheyWrote(messages).some(
    ({ id, at }) => id !== message.id && at > message.at,
  );
  const isSecond = planned.some(
    (entry) =>
      entry.kind === "reply" &&
      entry.status === "planned" &&
      !isPlannedFor(entry, replyPurpose(message)),
  );
  const isUndecided = approvals.some(
    ({ status, proposal }) =>
      status === "waiting" && proposal.kind === "reply" && proposal.messageId !== message.id,
  );
  return [
    ...(message.isAuthenticated === false ? ["nobody can tell whether the mail is theirs"] : []),
    ...(isOtherSender ? [`${message.from} wrote, not whom we write to`] : []),
    ...(isOutdated ? ["they have written again since"] : []),
    ...(isSecond ? ["they wrote again before the answer to their last message had gone"] : []),
    ...(isUndecided ? ["a person has not decided on an earlier answer yet"] : []),
  ];
}
