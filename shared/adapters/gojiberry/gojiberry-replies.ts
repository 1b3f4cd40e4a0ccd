import * as z from "zod";
import type { LinkedInReply } from "#shared/ports/linkedin-channel.ts";
import { askGojiberry, type GojiberryCall, type GojiberryOptions } from "./gojiberry-api.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

/** Gojiberry does not describe the page around a list. */
function listOf<Item extends z.ZodType>(item: Item) {
  const items = z.array(item);
  return z.union([
    items,
    z.object({ data: items }).transform(({ data }) => data),
    z.object({ threads: items }).transform(({ threads }) => threads),
    z.object({ messages: items }).transform(({ messages }) => messages),
  ]);
}

const Thread = z.object({
  id: Id,
  contact: z.object({ profileUrl: z.string().nullish() }).nullish(),
});

const Flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

/**
 * Nor are the fields of a message described: these are the names of the service behind its inbox. A message that does not
 * say who wrote it fails the whole look, aloud: a reply that is passed over would let the sequence go on.
 */
const Message = z.union([
  z
    .object({ id: Id, text: z.string().nullish(), timestamp: z.string(), is_sender: Flag })
    .transform(({ id, text, timestamp, is_sender }) => ({
      id,
      text: text ?? "",
      at: timestamp,
      isOurs: is_sender,
    })),
  z
    .object({ id: Id, content: z.string().nullish(), createdAt: z.string(), isSender: Flag })
    .transform(({ id, content, createdAt, isSender }) => ({
      id,
      text: content ?? "",
      at: createdAt,
      isOurs: isSender,
    })),
]);

const MOST_PAGES = 5;
const A_PAGE = 50;

export async function gojiberryReplies(
  options: GojiberryOptions,
  since: Date,
): Promise<readonly LinkedInReply[]> {
  const replies: LinkedInReply[] = [];
  for (const { id: threadId, contact } of await threadsSince(options, since)) {
    const profileUrl = contact?.profileUrl;
    if (!profileUrl) continue;
    const messages = await valueFrom(options, {
      method: "GET",
      path: `/unibox/threads/${encodeURIComponent(threadId)}/messages`,
      query: { order: "DESC", limit: A_PAGE },
      schema: listOf(Message),
    });
    for (const { id, text, at, isOurs } of messages) {
      if (isOurs || !text.trim() || Date.parse(at) < since.getTime()) continue;
      replies.push({ id, profileUrl, text, at: new Date(at).toISOString() });
    }
  }
  return replies.toSorted((one, other) => one.at.localeCompare(other.at));
}

async function threadsSince(options: GojiberryOptions, since: Date) {
  const threads: z.infer<typeof Thread>[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = await valueFrom(options, {
      method: "GET",
      path: "/unibox/threads",
      query: { dateFrom: since.toISOString(), order: "DESC", limit: A_PAGE, page },
      schema: listOf(Thread),
    });
    threads.push(...found);
    if (found.length < A_PAGE) break;
  }
  return threads;
}

async function valueFrom<Value>(
  options: GojiberryOptions,
  call: GojiberryCall<Value>,
): Promise<Value> {
  const answer = await askGojiberry(options, call);
  if (answer.kind === "ok") return answer.value;
  throw new Error(`${call.path}: ${answer.reason}`);
}
