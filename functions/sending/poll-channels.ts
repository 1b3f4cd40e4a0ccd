import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import { profileKey } from "#shared/domain/leads/linkedin-url.ts";
import type { ConversationLists, ConversationStore } from "#shared/ports/conversation-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { LinkedInChannel, LinkedInReply } from "#shared/ports/linkedin-channel.ts";
import type { Log } from "#shared/ports/log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { type StopForReplyDeps, stopForReply } from "../stop-for-reply.ts";
import { type TellRepliedDeps, tellReplied } from "../tell-replied.ts";

export type PollChannelsDeps = StopForReplyDeps &
  TellRepliedDeps & {
    /** Connected automations that tell of replies only when asked. */
    readonly polledChannels: () => Promise<readonly LinkedInChannel[]>;
    readonly conversations: StopForReplyDeps["conversations"] &
      Pick<ConversationStore, "addMessage" | "message"> &
      Pick<ConversationLists, "list">;
    readonly replies: Queue<{ readonly leadId: string; readonly messageId: string }>;
    readonly bus: EventBus;
    readonly log: Log;
  };

/**
 * They are asked every two hours, and nothing says what was seen last: a channel, or we, may be out for days, and a reply
 * that is passed over would let the sequence go on. A reply counts once, so looking far back costs requests only; but those
 * may be many, and a run that is stopped amid them has taken the newest replies already.
 */
const LOOKS_BACK = [6 * 3_600_000, 14 * 86_400_000];

export async function pollChannels(deps: PollChannelsDeps): Promise<void> {
  const channels = (await deps.polledChannels()).filter(
    ({ abilities }) => abilities.canReadReplies,
  );
  const taken = new Set<string>();
  for (const lookBack of LOOKS_BACK) {
    const since = new Date(deps.now().getTime() - lookBack);
    for (const channel of channels) {
      try {
        await poll(deps, channel, since, taken);
      } catch (error) {
        // A channel that does not answer must not keep the others from being asked.
        deps.log.error("channel could not be polled", { channel: channel.name, since, error });
      }
    }
  }
}

async function poll(
  deps: PollChannelsDeps,
  channel: LinkedInChannel,
  since: Date,
  taken: Set<string>,
): Promise<void> {
  const replies = (await channel.replies(since)).filter(({ id }) => !taken.has(id));
  if (replies.length === 0) return;
  const byProfile = await conversationsByProfile(deps);
  for (const reply of replies) {
    try {
      await take(deps, reply, byProfile);
      taken.add(reply.id);
    } catch (error) {
      // One that cannot be taken would hide all that came after it until it is too old to be looked at.
      deps.log.error("reply could not be taken", { channel: channel.name, id: reply.id, error });
    }
  }
}

async function take(
  deps: PollChannelsDeps,
  reply: LinkedInReply,
  byProfile: ReadonlyMap<string, Conversation>,
): Promise<void> {
  const { conversations, outbox, replies, log } = deps;
  const conversation = byProfile.get(profileKey(reply.profileUrl));
  if (!conversation) {
    log.info("a reply belongs to no conversation", { replyId: reply.id });
    return;
  }
  const { leadId } = conversation;
  const id = `linkedin-${reply.id}`;
  const known = await conversations.message(leadId, id);
  if (known?.reading !== undefined || known?.outcome !== undefined) return;
  // Stopping comes first: after a crash in between the reply is taken again, and nothing has gone out meanwhile. A stored
  // one has stopped it all; what a person let go on since is not stopped by it once more.
  if (!known) {
    const reason = "the person answered on LinkedIn";
    // The channel is signed in to LinkedIn, which knows who wrote.
    const arrived = { id, at: reply.at, reason, isHandled: false, mayBeForged: false };
    await stopForReply(deps, conversation, arrived);
  }
  const message: ConversationMessage = {
    id,
    leadId,
    direction: "in",
    channel: "linkedin",
    at: reply.at,
    from: reply.profileUrl,
    to: conversation.accounts.linkedin ?? "linkedin",
    text: reply.text,
    isAuthenticated: true,
  };
  await conversations.addMessage(message);
  await tellReplied(deps, message, await outbox.ofLead(leadId));
  // Also for one that is stored: a crash may have come before this, and a reply is read once however often it is told.
  await replies.send({ leadId, messageId: id });
  await sayReplied(deps, conversation, id);
}

async function sayReplied(
  { bus, now }: PollChannelsDeps,
  { leadId, campaignId }: Conversation,
  messageId: string,
): Promise<void> {
  await bus.say({
    type: "response_received",
    agent: "outreach",
    data: {
      leadId,
      messageId,
      campaignId,
      channel: "linkedin",
      foundBy: "profile",
      isFromSomebodyElse: false,
    },
    timestamp: now().toISOString(),
    correlationId: messageId,
  });
}

async function conversationsByProfile({
  conversations,
}: PollChannelsDeps): Promise<ReadonlyMap<string, Conversation>> {
  const found = new Map<string, Conversation>();
  let cursor: string | undefined;
  do {
    const page = await conversations.list({ limit: 500, cursor });
    for (const conversation of page.conversations) {
      const key = conversation.linkedinUrl && profileKey(conversation.linkedinUrl);
      // The newest come first, and an answer is to what was written last.
      if (key && !found.has(key)) found.set(key, conversation);
    }
    cursor = page.cursor;
  } while (cursor);
  return found;
}
