import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Approval } from "#shared/domain/meetings/approval.ts";
import type { ApprovalStore } from "#shared/ports/approval-store.ts";
import { queryAll } from "./batches.ts";
import { attempt, holds, pauseBefore } from "./conditional.ts";

const ApprovalItem = z.object({ approval: Approval });
const OfLead = z.object({ approvalId: z.string() });

export const approvalKey = (id: string) => ({ pk: `APPROVAL#${id}`, sk: "APPROVAL" });
const leadPartition = (leadId: string) => `APPROVALS-OF#${leadId}`;
const newestMeetingKey = (leadId: string) => ({
  pk: `NEWEST-MEETING-OF#${leadId}`,
  sk: "APPROVAL",
});

/** Where the list finds it: who waits, what is decided and not carried out yet, and what is over. */
const places = ["waiting", "decided", "over"] as const;
type Place = (typeof places)[number];

export function dynamoApprovalStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): ApprovalStore {
  async function find(id: string): Promise<Approval | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: approvalKey(id), ConsistentRead: true }),
    );
    return Item && ApprovalItem.parse(Item).approval;
  }

  /** Writes on the version before it; false when another was faster. */
  function replace(approval: Approval): Promise<boolean> {
    return holds(() =>
      client.send(
        new PutCommand({
          TableName,
          Item: itemOf(approval),
          ConditionExpression: "approval.#version = :before",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":before": approval.version - 1 },
        }),
      ),
    );
  }

  function puts(approval: Approval) {
    const { id, leadId, createdAt } = approval;
    const ConditionExpression = "attribute_not_exists(pk)";
    const head = { Put: { TableName, Item: itemOf(approval), ConditionExpression } };
    if (!leadId) return [head];
    const Item = { pk: leadPartition(leadId), sk: `${createdAt}#${id}`, approvalId: id };
    return [head, { Put: { TableName, Item } }];
  }

  async function listed(place: Place, limit: number, newestFirst: boolean) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :place",
        ExpressionAttributeValues: { ":place": `APPROVALS#${place}` },
        ScanIndexForward: !newestFirst,
        Limit: limit,
      }),
    );
    return Items.map((item) => ApprovalItem.parse(item).approval);
  }

  return {
    find,

    add(approval) {
      const TransactItems = puts(approval);
      return holds(() => client.send(new TransactWriteCommand({ TransactItems })));
    },

    async addForMeeting(approval, newest) {
      const next = {
        TableName,
        Item: { ...newestMeetingKey(approval.leadId), approvalId: approval.id },
        ...(newest
          ? {
              ConditionExpression: "approvalId = :newest",
              ExpressionAttributeValues: { ":newest": newest.id },
            }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      };
      const TransactItems = [...puts(approval), { Put: next }];
      const done = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (done.kind === "written") return "added";
      return done.failed.some(({ at }) => at === 0) ? "known" : "overtaken";
    },

    async newestForMeeting(leadId) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: newestMeetingKey(leadId), ConsistentRead: true }),
      );
      return Item && find(OfLead.parse(Item).approvalId);
    },

    async list({ status, limit }) {
      if (status !== "any") return listed(status, limit, false);
      const all = await Promise.all(places.map((place) => listed(place, limit, true)));
      return all
        .flat()
        .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
        .slice(0, limit);
    },

    async ofLead(leadId) {
      const marks = await queryAll(client, {
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": leadPartition(leadId) },
        ConsistentRead: true,
      });
      const found = await Promise.all(marks.map((mark) => find(OfLead.parse(mark).approvalId)));
      return found.filter((approval) => approval !== undefined);
    },

    async decide(id, change) {
      for (let attempt = 1; ; attempt += 1) {
        const approval = await find(id);
        if (!approval) return { kind: "unknown" };
        if (approval.status !== "waiting") return { kind: "was-decided", approval };
        const decided = { ...change(approval), version: approval.version + 1 };
        if (await replace(decided)) return { kind: "decided", approval: decided };
        await new Promise((resolve) => setTimeout(resolve, pauseBefore(attempt)));
      }
    },

    async note(id, what) {
      for (let attempt = 1; ; attempt += 1) {
        const approval = await find(id);
        if (!approval) return undefined;
        const noted = { ...approval, ...what, version: approval.version + 1 };
        if (await replace(noted)) return noted;
        await new Promise((resolve) => setTimeout(resolve, pauseBefore(attempt)));
      }
    },
  };
}

function itemOf(approval: Approval) {
  const { id, createdAt } = approval;
  const gsi1sk = `${createdAt}#${id}`;
  return { ...approvalKey(id), gsi1pk: `APPROVALS#${placeOf(approval)}`, gsi1sk, approval };
}

function placeOf({ status, carriedOutAt }: Approval): Place {
  if (status === "waiting") return "waiting";
  return carriedOutAt ? "over" : "decided";
}
