import * as z from "zod";
import { profileName } from "#shared/domain/outreach/linkedin-profile.ts";
import type {
  LinkedInChannel,
  LinkedInMessage,
  LinkedInOutcome,
} from "#shared/ports/linkedin-channel.ts";
import { askUnipile, type UnipileOptions } from "./unipile-api.ts";
import { refusalOf } from "./unipile-refusal.ts";
import { unipileReplies } from "./unipile-replies.ts";

/** Unipile acts in the member's own session: LinkedIn may restrict the account for it (LI-1). */
export function unipileChannel(options: UnipileOptions): LinkedInChannel {
  return {
    name: "unipile",
    abilities: { canInvite: true, canMessage: true, canReadReplies: true },
    send: (message) => send(options, message),
    replies: (since) => unipileReplies(options, since),
  };
}

const Profile = z.object({
  provider_id: z.string(),
  is_relationship: z.boolean().optional(),
  invitation: z.object({ type: z.string(), status: z.string() }).nullish(),
});

async function send(options: UnipileOptions, message: LinkedInMessage): Promise<LinkedInOutcome> {
  const name = profileName(message.profileUrl);
  if (!name) {
    const reason = `${message.profileUrl} is no profile of a person`;
    return { kind: "refused", type: "not-found", reason };
  }
  const found = await askUnipile(options, {
    method: "GET",
    path: `/users/${encodeURIComponent(name)}`,
    query: { account_id: options.accountId },
    schema: Profile,
  });
  if (found.kind === "error") return refusalOf(found);
  const { provider_id: id, is_relationship: isConnected = false, invitation } = found.value;
  // Who is connected already needs no invitation, and cannot be sent one.
  if (isConnected) return sendMessage(options, id, message);
  if (message.kind === "message") return notConnected("is not connected with the account");
  const isPending = invitation?.type === "SENT" && invitation.status === "PENDING";
  if (isPending) return notConnected("has not answered the invitation yet");
  return invite(options, id, message);
}

function notConnected(what: string): LinkedInOutcome {
  return { kind: "refused", type: "not-connected", reason: `the person ${what}` };
}

async function invite(
  options: UnipileOptions,
  id: string,
  { text }: LinkedInMessage,
): Promise<LinkedInOutcome> {
  const sent = await askUnipile(options, {
    method: "POST",
    path: "/users/invite",
    body: { provider_id: id, account_id: options.accountId, message: text },
    schema: z.object({ invitation_id: z.string() }),
  });
  if (sent.kind === "error") return refusalOf(sent);
  return { kind: "accepted", providerId: sent.value.invitation_id };
}

async function sendMessage(
  options: UnipileOptions,
  id: string,
  { text }: LinkedInMessage,
): Promise<LinkedInOutcome> {
  const sent = await askUnipile(options, {
    method: "POST",
    path: "/chats",
    multipart: { account_id: options.accountId, attendees_ids: [id], text },
    schema: z.object({ chat_id: z.string().nullish(), message_id: z.string().nullish() }),
  });
  if (sent.kind === "error") return refusalOf(sent);
  const { message_id, chat_id } = sent.value;
  return { kind: "accepted", providerId: message_id ?? chat_id ?? "unipile" };
}
