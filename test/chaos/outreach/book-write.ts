import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Conversation, ConversationMessage } from "#shared/domain/conversations/conversation.ts";
import { Approval } from "#shared/domain/meetings/approval.ts";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { outboxIdOf, PersonTask } from "#shared/domain/outreach/person-task.ts";
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
  meeting: z.unknown().optional(),
  task: z.unknown().optional(),
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
  const { pk, sk, entry, conversation, approval, message, meeting, task } = item;
  if (sk.startsWith("OUT#")) bookEntry(ledger, OutboxEntry.parse(entry), life);
  else if (sk === "HEAD" && conversation) {
    bookConversation(ledger, Conversation.parse(conversation), life);
  } else if (sk === "STOP") ledger.stop("steps", pk.replace("COMPANY#", ""));
  else if (pk === "PAUSES") ledger.paused.add(sk);
  else if (pk.startsWith("SUPPRESSED#")) ledger.suppressed(pk, life.name);
  else if (sk === "APPROVAL" && approval) ledger.approval(Approval.parse(approval));
  else if (sk === "MEETING") ledger.meeting(Meeting.parse(meeting));
  else if (sk === "TASK") bookTask(ledger, PersonTask.parse(task), life);
  else if (sk.startsWith("MSG#")) bookMessage(ledger, ConversationMessage.parse(message), life);
}

function bookEntry(ledger: Ledger, entry: OutboxEntry, life: Life): void {
  const { id, leadId, accountId, status, dueAt, reason = "" } = entry;
  const due = status === "planned" ? ` for ${dueAt}` : "";
  ledger.note(leadId, `${life.name} writes ${id} ${status}${due} ${reason}`);
  if (status === "planned") {
    ledger.planned.set(id, { dueAt: Date.parse(dueAt), account: accountId });
  } else ledger.planned.delete(id);
  if (status === "claimed") ledger.claim(entry);
  ledger.wrote(entry);
  if (status === "unknown") ledger.count("outcome unknown");
}

function bookConversation(ledger: Ledger, conversation: Conversation, life: Life): void {
  const { leadId, state, sequence, replyToken } = conversation;
  ledger.replyTokens.set(leadId, replyToken);
  if (!sequence.stopped || ledger.stops.sequence.has(leadId)) return;
  ledger.stop("sequence", leadId);
  ledger.note(leadId, `${life.name} stops the sequence (${state}): ${sequence.stopped.reason}`);
}

/** A task is how such a message leaves: what the person does with it is theirs. */
function bookTask(ledger: Ledger, { id, leadId, to, status }: PersonTask, life: Life): void {
  const outboxId = outboxIdOf(id);
  // A stop closes also the task that is only about to be made.
  if (status !== "open") {
    ledger.withheld.add(outboxId);
    return;
  }
  ledger.deliver({ outboxId, messageId: id, to });
  ledger.count("made a task");
  ledger.note(leadId, `${life.name} makes ${outboxId} a task for a person`);
}

function bookMessage(ledger: Ledger, message: ConversationMessage, life: Life): void {
  if (message.direction === "out") return;
  ledger.received(message);
  ledger.note(message.leadId, `${life.name} keeps ${message.id} ${message.mailKind ?? "reply"}`);
}
