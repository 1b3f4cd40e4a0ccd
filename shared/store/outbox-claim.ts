import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import { reachedAt } from "#shared/domain/compliance/person-identities.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import type { ClaimConditions, ClaimRefusal, OutboxClaims } from "#shared/ports/outbox-store.ts";
import type { Key } from "./batches.ts";
import { attempt, type FailedCondition } from "./conditional.ts";
import { outboxItem } from "./outbox-item.ts";
import {
  accountDayKey,
  accountPaceKey,
  companyStopKey,
  conversationKey,
  pauseKey,
  suppressedKeysOf,
} from "./outreach-keys.ts";

type OutboxTables = { readonly conversations: string; readonly directory: string };

type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

export function dynamoOutboxClaims(
  client: DynamoDBDocumentClient,
  tables: OutboxTables,
): OutboxClaims {
  return {
    async claim(entry, conditions) {
      const claimed: OutboxEntry = {
        ...entry,
        version: entry.version + 1,
        status: "claimed",
        claimedAt: conditions.now.toISOString(),
      };
      const actions = claimActions(tables, entry, claimed, conditions);
      const TransactItems = actions.map(({ action }) => action);
      const written = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (written.kind === "written") return { kind: "claimed", entry: claimed };
      return { kind: "refused", because: refusalOf(actions, written.failed, conditions.now) };
    },
  };
}

/** One action of the transaction, and what it means when its condition does not hold. */
type ClaimAction = {
  readonly action: Action;
  readonly means: ClaimRefusal;
};

/** All that must hold at the very moment of the claim, and what the claim takes: the entry, room of the day, the pace. */
export function claimActions(
  tables: OutboxTables,
  entry: OutboxEntry,
  claimed: OutboxEntry,
  conditions: ClaimConditions,
): readonly ClaimAction[] {
  const { directory } = tables;
  const who = reachedAt(conditions.person, entry.channel, entry.to);
  const suppressions = suppressedKeysOf({ ...who, companyKey: entry.companyKey });
  return [
    { action: takeEntry(tables.conversations, entry, claimed, conditions), means: "not-planned" },
    ...suppressions.map((key) => ({
      action: absent(directory, key),
      means: "suppressed" as const,
    })),
    ...pausesOver(entry, conditions).map((scope) => ({
      action: absent(directory, pauseKey(scope)),
      means: "paused" as const,
    })),
    ...(entry.kind === "step" ? stepActions(tables.conversations, entry, conditions) : []),
    // LI-2: LinkedIn counts every message of a week, so answers take room of the steps though none holds them back.
    ...(entry.kind !== "step" && entry.channel === "linkedin"
      ? [
          {
            action: { Update: countOf(tables.conversations, entry, conditions) },
            means: "cap-reached" as const,
          },
        ]
      : []),
  ];
}

/** The first refusal in the order of the actions: what concerns the entry and the person comes before limits. */
function refusalOf(
  actions: readonly ClaimAction[],
  failed: readonly FailedCondition[],
  now: Date,
): ClaimRefusal {
  const first = failed.toSorted((one, other) => one.at - other.at)[0];
  const means = first && actions[first.at]?.means;
  if (!means) throw new Error("A claim was refused without saying which condition did not hold");
  return means === "not-planned" && isPlannedForLater(first.item, now) ? "not-due" : means;
}

function takeEntry(
  TableName: string,
  entry: OutboxEntry,
  claimed: OutboxEntry,
  { now }: ClaimConditions,
): Action {
  return {
    Put: {
      TableName,
      Item: outboxItem(claimed),
      // The version too: what is sent is what the caller read, and nothing that was changed meanwhile.
      ConditionExpression:
        "entry.#status = :planned AND entry.#version = :version AND entry.dueAt <= :now",
      ExpressionAttributeNames: { "#status": "status", "#version": "version" },
      ExpressionAttributeValues: {
        ":planned": "planned",
        ":version": entry.version,
        ":now": now.toISOString(),
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  };
}

function pausesOver(
  { accountId, campaignId }: OutboxEntry,
  { senderDomain }: ClaimConditions,
): readonly PauseScope[] {
  return [
    { kind: "all" },
    { kind: "account", id: accountId },
    { kind: "campaign", id: campaignId },
    { kind: "domain", id: senderDomain },
  ];
}

const A_WEEK_SECONDS = 7 * 86_400;

function stepActions(
  TableName: string,
  entry: OutboxEntry,
  conditions: ClaimConditions,
): readonly ClaimAction[] {
  const { leadId, companyKey, accountId } = entry;
  const { now, dailyCap, restMilliseconds } = conditions;
  const goesOn = {
    TableName,
    Key: conversationKey(leadId),
    ConditionExpression:
      "attribute_exists(conversation) AND attribute_not_exists(conversation.#sequence.stopped)",
    ExpressionAttributeNames: { "#sequence": "sequence" },
  };
  const isLetIn = {
    TableName,
    Key: companyStopKey(companyKey),
    ConditionExpression: "attribute_not_exists(pk) OR contains(letIn, :lead)",
    ExpressionAttributeValues: { ":lead": leadId },
  };
  const count = countOf(TableName, entry, conditions);
  const room = {
    ...count,
    ConditionExpression: "attribute_not_exists(sent) OR sent < :cap",
    ExpressionAttributeValues: { ...count.ExpressionAttributeValues, ":cap": dailyCap },
  };
  const pace = {
    TableName,
    Key: accountPaceKey(accountId),
    UpdateExpression: "SET nextAt = :next",
    ConditionExpression: "attribute_not_exists(nextAt) OR nextAt <= :now",
    ExpressionAttributeValues: {
      ":now": now.toISOString(),
      ":next": new Date(now.getTime() + restMilliseconds).toISOString(),
    },
  };
  return [
    { action: { ConditionCheck: goesOn }, means: "sequence-stopped" },
    { action: { ConditionCheck: isLetIn }, means: "company-stopped" },
    { action: { Update: room }, means: "cap-reached" },
    { action: { Update: pace }, means: "too-soon-after-the-last" },
  ];
}

/** One more message of the account's day. */
function countOf(TableName: string, { accountId }: OutboxEntry, { now, day }: ClaimConditions) {
  return {
    TableName,
    Key: accountDayKey(accountId, day),
    UpdateExpression: "SET expiresAt = :expiresAt ADD sent :one",
    ExpressionAttributeValues: {
      ":one": 1,
      ":expiresAt": Math.floor(now.getTime() / 1000) + A_WEEK_SECONDS,
    },
  };
}

function absent(TableName: string, key: Key): Action {
  return {
    ConditionCheck: { TableName, Key: key, ConditionExpression: "attribute_not_exists(pk)" },
  };
}

/** A failed condition gives the item back as the wire has it. */
function isPlannedForLater(item: Record<string, AttributeValue> | undefined, now: Date): boolean {
  const { status, dueAt } = item?.["entry"]?.M ?? {};
  return status?.S === "planned" && (dueAt?.S ?? "") > now.toISOString();
}
