import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Conversation, ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { Approval } from "#shared/domain/meetings/approval.ts";
import { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { Ledger } from "./ledger.ts";
import type { Life } from "./turns.ts";

type Command = Parameters<DynamoDBDocumentClient["send"]>[0];

const Item = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  entry: z.unknown().optional(),
  conversation: z.unknown().optional(),
  approval: z.unknown().optional(),
  message: z.unknown().optional(),
});

/** Enters what a request has durably written, whoever wrote it and whatever the writer learns of it. */
export function bookWrite(ledger: Ledger, command: Command, life: Life): void {
  for (const item of putBy(command)) bookPut(ledger, item, life);
  for (const { pk, sk } of deletedBy(command)) if (pk === "PAUSES") ledger.paused.delete(sk);
}

function putBy(command: Command): readonly z.infer<typeof Item>[] {
  const items =
    command instanceof PutCommand
      ? [command.input.Item]
      : command instanceof TransactWriteCommand
        ? (command.input.TransactItems ?? []).map(({ Put }) => Put?.Item)
        : [];
  return items.flatMap((item) => Item.safeParse(item).data ?? []);
}

function deletedBy(command: Command): readonly z.infer<typeof Item>[] {
  const keys =
    command instanceof DeleteCommand
      ? [command.input.Key]
      : command instanceof TransactWriteCommand
        ? (command.input.TransactItems ?? []).map(({ Delete }) => Delete?.Key)
        : [];
  return keys.flatMap((key) => Item.safeParse(key).data ?? []);
}

function bookPut(ledger: Ledger, item: z.infer<typeof Item>, life: Life): void {
  const { pk, sk, entry, conversation, approval, message } = item;
  if (sk.startsWith("OUT#")) bookEntry(ledger, OutboxEntry.parse(entry), life);
  else if (sk === "HEAD" && conversation) {
    bookConversation(ledger, Conversation.parse(conversation), life);
  } else if (sk === "STOP") ledger.stop("steps", pk.replace("COMPANY#", ""));
  else if (pk === "PAUSES") ledger.paused.add(sk);
  else if (pk.startsWith("SUPPRESSED#")) ledger.suppressed(pk, life.name);
  else if (sk === "APPROVAL") ledger.approval(Approval.parse(approval));
  else if (sk.startsWith("MSG#")) bookMessage(ledger, ConversationMessage.parse(message), life);
}

function bookEntry(ledger: Ledger, entry: OutboxEntry, life: Life): void {
  const { id, leadId, status, dueAt, reason = "" } = entry;
  const due = status === "planned" ? ` for ${dueAt}` : "";
  ledger.note(leadId, `${life.name} writes ${id} ${status}${due} ${reason}`);
  if (status === "planned") ledger.planned.set(id, Date.parse(dueAt));
  else ledger.planned.delete(id);
  if (status === "claimed") ledger.claim(entry);
  if (status === "unknown") ledger.count("outcome unknown");
}

function bookConversation(ledger: Ledger, conversation: Conversation, life: Life): void {
  const { leadId, state, sequence, replyToken } = conversation;
  ledger.replyTokens.set(leadId, replyToken);
  if (!sequence.stopped || ledger.stops.sequence.has(leadId)) return;
  ledger.stop("sequence", leadId);
  ledger.note(leadId, `${life.name} stops the sequence (${state}): ${sequence.stopped.reason}`);
}

function bookMessage(ledger: Ledger, message: ConversationMessage, life: Life): void {
  if (message.direction === "out") return;
  ledger.received(message);
  ledger.note(message.leadId, `${life.name} keeps ${message.id} ${message.mailKind ?? "reply"}`);
}
