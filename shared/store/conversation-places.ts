import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import { waitingKey } from "./outreach-keys.ts";

export const allConversations = "CONVERSATIONS";
export const conversationsThatWait = "CONVERSATIONS-WAITING";

/** Where a conversation stands in the list of all: the one that changed last is the newest. */
export const placeInList = ({ leadId, updatedAt }: Conversation) => ({
  gsi1pk: allConversations,
  gsi1sk: `${new Date(updatedAt).toISOString()}#${leadId}`,
});

type Action =
  | { readonly Put: { readonly TableName: string; readonly Item: Record<string, unknown> } }
  | { readonly Delete: { readonly TableName: string; readonly Key: Record<string, string> } };

/** What is written together with a conversation that begins or ends to wait for a person: an item of its own stands for it in that list. */
export function changeOfWaiting(
  TableName: string,
  before: Conversation | undefined,
  { leadId, personNeeded }: Conversation,
): readonly Action[] {
  const since = personNeeded?.since;
  if (before?.personNeeded?.since === since) return [];
  const key = waitingKey(leadId);
  if (!since) return [{ Delete: { TableName, Key: key } }];
  const gsi1sk = `${new Date(since).toISOString()}#${leadId}`;
  return [{ Put: { TableName, Item: { ...key, leadId, gsi1pk: conversationsThatWait, gsi1sk } } }];
}
