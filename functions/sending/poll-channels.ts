import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { profileName } from "#shared/domain/outreach/linkedin-profile.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { LinkedInChannel, LinkedInReply } from "#shared/ports/linkedin-channel.ts";
import type { Log } from "#shared/ports/log.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { Queue } from "#shared/ports/queue.ts";

export type PollChannelsDeps = {
  /** Connected automations that tell of replies only when asked. */
  readonly polledChannels: () => Promise<readonly LinkedInChannel[]>;
  readonly conversations: Pick<
    ConversationStore,
    "addMessage" | "change" | "stopCompany" | "message" | "list"
  >;
  readonly outbox: Pick<OutboxStore, "ofLead" | "cancel">;
  readonly replies: Queue<{ readonly leadId: string; readonly messageId: string }>;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
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
        const replies = (await channel.replies(since)).filter(({ id }) => !taken.has(id));
        if (replies.length === 0) continue;
        const byProfile = await conversationsByProfile(deps);
        for (const reply of replies) {
          await take(deps, reply, byProfile);
          taken.add(reply.id);
        }
      } catch (error) {
        // A channel that does not answer must not keep the others from being asked.
        deps.log.error("channel could not be polled", { channel: channel.name, since, error });
      }
    }
  }
}

async function take(
  deps: PollChannelsDeps,
  reply: LinkedInReply,
  byProfile: ReadonlyMap<string, Conversation>,
): Promise<void> {
  const { conversations, replies, bus, log, now } = deps;
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
  if (!known) await stop(deps, conversation, reply);
  await conversations.addMessage({
    id,
    leadId,
    direction: "in",
    channel: "linkedin",
    at: reply.at,
    from: reply.profileUrl,
    to: conversation.accounts.linkedin ?? "linkedin",
    text: reply.text,
    isAuthenticated: true,
  });
  // Also for one that is stored: a crash may have come before this, and a reply is read once however often it is told.
  await replies.send({ leadId, messageId: id });
  await bus.say({
    type: "response_received",
    agent: "outreach",
    data: { leadId, messageId: id, channel: "linkedin" },
    timestamp: now().toISOString(),
    correlationId: id,
  });
}

async function stop(
  { conversations, outbox, now }: PollChannelsDeps,
  { leadId, companyKey }: Conversation,
  reply: LinkedInReply,
): Promise<void> {
  const reason = "the person answered on LinkedIn";
  await conversations.stopCompany(companyKey, reason, now());
  await conversations.change(leadId, (before) => ({
    ...before,
    sequence: {
      ...before.sequence,
      stopped: before.sequence.stopped ?? { reason, at: now().toISOString() },
    },
    lastInboundAt: [before.lastInboundAt ?? "", reply.at].toSorted().at(-1),
    updatedAt: now().toISOString(),
  }));
  for (const entry of await outbox.ofLead(leadId)) {
    if (entry.kind === "step" && entry.status === "planned") await outbox.cancel(entry, reason);
  }
}

async function conversationsByProfile({
  conversations,
}: PollChannelsDeps): Promise<ReadonlyMap<string, Conversation>> {
  const found = new Map<string, Conversation>();
  let cursor: string | undefined;
  do {
    const page = await conversations.list({ limit: 500, cursor });
    for (const conversation of page.conversations) {
      const { linkedinUrl } = conversation;
      if (linkedinUrl) found.set(profileKey(linkedinUrl), conversation);
    }
    cursor = page.cursor;
  } while (cursor);
  return found;
}

function profileKey(url: string): string {
  return profileName(url) ?? url.toLowerCase();
}
