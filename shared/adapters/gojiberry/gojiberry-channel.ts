import * as z from "zod";
import { profileName } from "#shared/domain/outreach/linkedin-profile.ts";
import type {
  LinkedInChannel,
  LinkedInMessage,
  LinkedInOutcome,
} from "#shared/ports/linkedin-channel.ts";
import { askGojiberry, type GojiberryOptions } from "./gojiberry-api.ts";
import { gojiberryReplies } from "./gojiberry-replies.ts";

/** Gojiberry writes in conversations its own campaigns began; by its API it invites nobody. */
export function gojiberryChannel(options: GojiberryOptions): LinkedInChannel {
  return {
    name: "gojiberry",
    abilities: { canInvite: false, canMessage: true, canReadReplies: true },
    send: (message) => send(options, message),
    replies: (since) => gojiberryReplies(options, since),
  };
}

const Contacts = z.object({
  contacts: z.array(z.object({ id: z.number(), profileUrl: z.string().nullish() })),
});
const Threads = z.array(z.object({ id: z.union([z.string(), z.number()]) }));
const Sent = z
  .object({ id: z.union([z.string(), z.number()]).optional() })
  .optional()
  .catch(undefined);

async function send(options: GojiberryOptions, message: LinkedInMessage): Promise<LinkedInOutcome> {
  if (message.kind === "invite") return refused("not-able", "Gojiberry's API invites nobody");
  const name = profileName(message.profileUrl);
  if (!name) return refused("not-found", `${message.profileUrl} is no profile of a person`);
  const found = await askGojiberry(options, {
    method: "GET",
    path: "/contact",
    query: { search: name, limit: 50 },
    schema: Contacts,
  });
  if (found.kind === "error") return refusalOf(found);
  const contact = found.value.contacts.find(
    ({ profileUrl }) => profileUrl && profileName(profileUrl) === name,
  );
  if (!contact) return refused("not-connected", "Gojiberry has no contact of that profile");
  const threads = await askGojiberry(options, {
    method: "GET",
    path: `/unibox/contact/${contact.id}`,
    schema: Threads,
  });
  if (threads.kind === "error") return refusalOf(threads);
  const [thread] = threads.value;
  if (!thread) return refused("not-connected", "no conversation with the person has begun");
  return sendIn(options, String(thread.id), message);
}

async function sendIn(
  options: GojiberryOptions,
  chatId: string,
  { text }: LinkedInMessage,
): Promise<LinkedInOutcome> {
  const sent = await askGojiberry(options, {
    method: "POST",
    path: "/unibox/messages/send-message",
    multipart: { chatId, message: text },
    schema: Sent,
  });
  if (sent.kind === "error") return refusalOf(sent);
  return { kind: "accepted", providerId: String(sent.value?.id ?? chatId) };
}

type RefusalType = Extract<LinkedInOutcome, { kind: "refused" }>["type"];

function refusalOf({ status, reason }: { readonly status: number; readonly reason: string }) {
  return refused(byStatus[status] ?? "not-able", reason);
}

// Gojiberry documents no error of its own for a profile that LinkedIn limits; its seat's session is then refused.
const byStatus: Readonly<Record<number, RefusalType>> = {
  401: "restricted",
  403: "restricted",
  404: "not-found",
  429: "try-later",
  503: "try-later",
};

function refused(type: RefusalType, reason: string): LinkedInOutcome {
  return { kind: "refused", type, reason };
}
