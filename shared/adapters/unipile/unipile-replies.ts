import * as z from "zod";
import { profileAddress } from "#shared/domain/outreach/linkedin-profile.ts";
import type { LinkedInReply } from "#shared/ports/linkedin-channel.ts";
import { askUnipile, type UnipileCall, type UnipileOptions } from "./unipile-api.ts";

const Chats = z.object({
  items: z.array(z.object({ id: z.string(), attendee_provider_id: z.string().nullish() })),
  cursor: z.string().nullish(),
});
const Messages = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      text: z.string().nullish(),
      timestamp: z.string(),
      is_sender: z.number(),
    }),
  ),
});
const Profile = z.object({ public_identifier: z.string().nullish() });

const MOST_PAGES = 5;

/** What others wrote since then, in all chats of the account that moved. */
export async function unipileReplies(
  options: UnipileOptions,
  since: Date,
): Promise<readonly LinkedInReply[]> {
  const replies: LinkedInReply[] = [];
  for (const { id, attendee_provider_id: attendee } of await chatsSince(options, since)) {
    if (!attendee) continue;
    const { items } = await valueFrom(options, {
      method: "GET",
      path: `/chats/${encodeURIComponent(id)}/messages`,
      query: { after: since.toISOString(), limit: 100 },
      schema: Messages,
    });
    const received = items.filter(({ is_sender, text }) => is_sender === 0 && text?.trim());
    if (received.length === 0) continue;
    const profileUrl = await profileOf(options, attendee);
    for (const { id: messageId, text, timestamp } of received) {
      const at = new Date(timestamp).toISOString();
      replies.push({ id: messageId, profileUrl, text: text ?? "", at });
    }
  }
  return replies.toSorted((one, other) => one.at.localeCompare(other.at));
}

async function chatsSince(options: UnipileOptions, since: Date) {
  const chats: z.infer<typeof Chats>["items"] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await valueFrom(options, {
      method: "GET",
      path: "/chats",
      query: {
        account_id: options.accountId,
        after: since.toISOString(),
        limit: 100,
        cursor,
      },
      schema: Chats,
    });
    chats.push(...answer.items);
    cursor = answer.cursor ?? undefined;
    if (!cursor) break;
  }
  return chats;
}

/** The conversation is found by the profile's address, and a chat knows only LinkedIn's own id of the person. */
async function profileOf(options: UnipileOptions, id: string): Promise<string> {
  const { public_identifier: name } = await valueFrom(options, {
    method: "GET",
    path: `/users/${encodeURIComponent(id)}`,
    query: { account_id: options.accountId },
    schema: Profile,
  });
  return profileAddress(name ?? id);
}

async function valueFrom<Value>(options: UnipileOptions, call: UnipileCall<Value>): Promise<Value> {
  const answer = await askUnipile(options, call);
  if (answer.kind === "ok") return answer.value;
  throw new Error(`Unipile refused ${call.path}: ${answer.type} (HTTP ${answer.status})`);
}
