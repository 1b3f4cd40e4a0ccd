import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Slot } from "#shared/domain/meetings/approval.ts";
import { Meeting } from "#shared/domain/meetings/meeting.ts";
import { MeetingNotFound, type MeetingStore } from "#shared/ports/meeting-store.ts";
import { approvalKey } from "./approval-store.ts";
import { attempt, pauseBefore } from "./conditional.ts";

const MeetingItem = z.object({ meeting: Meeting });
const key = (id: string) => ({ pk: `MEETING#${id}`, sk: "MEETING" });

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

export function dynamoMeetingStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): MeetingStore {
  async function find(id: string): Promise<Meeting | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: key(id), ConsistentRead: true }),
    );
    return Item && MeetingItem.parse(Item).meeting;
  }

  async function write(
    head: Write,
    times: readonly Write[],
    approval: readonly Write[] = [],
  ): Promise<"written" | "head" | "closed" | "taken"> {
    const TransactItems = [head, ...approval, ...times];
    const done = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
    if (done.kind === "written") return "written";
    const first = Math.min(...done.failed.map(({ at }) => at));
    return first === 0 ? "head" : first <= approval.length ? "closed" : "taken";
  }

  /** The meeting on the version before it, and the quarters of an hour that it gives free or takes. */
  async function replace(
    id: string,
    change: (meeting: Meeting) => Meeting,
  ): Promise<{ readonly kind: "moved"; readonly meeting: Meeting } | { readonly kind: "taken" }> {
    for (let number = 1; ; number += 1) {
      const before = await find(id);
      if (!before) throw new MeetingNotFound(id);
      const changed = change(before);
      if (changed === before) return { kind: "moved", meeting: before };
      const meeting = { ...changed, version: before.version + 1 };
      const head = {
        Put: {
          TableName,
          Item: itemOf(meeting),
          ConditionExpression: "meeting.#version = :before",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":before": before.version },
        },
      };
      const done = await write(head, timeWrites(before, meeting));
      if (done === "written") return { kind: "moved", meeting };
      if (done === "taken") return { kind: "taken" };
      await new Promise((resolve) => setTimeout(resolve, pauseBefore(number)));
    }
  }

  function timeWrites(before: Meeting | undefined, after: Meeting): readonly Write[] {
    const held = new Set(before ? quartersOf(before) : []);
    const wanted = new Set(quartersOf(after));
    return [
      ...[...held.difference(wanted)].map((sk) => ({
        Delete: { TableName, Key: { pk: timesOf(before ?? after), sk } },
      })),
      ...[...wanted.difference(held)].map((sk) => ({
        Put: {
          TableName,
          Item: { pk: timesOf(after), sk, meetingId: after.id },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      })),
    ];
  }

  return {
    find,

    async add(meeting) {
      const ConditionExpression = "attribute_not_exists(pk)";
      const head = { Put: { TableName, Item: itemOf(meeting), ConditionExpression } };
      const isOpen = {
        ConditionCheck: {
          TableName,
          Key: approvalKey(meeting.approvalId),
          ConditionExpression: "attribute_not_exists(approval.carriedOutAt)",
        },
      };
      const done = await write(head, timeWrites(undefined, meeting), [isOpen]);
      if (done === "written") return "added";
      return done === "head" ? "known" : done;
    },

    async change(id, change) {
      const done = await replace(id, (before) => ({ ...change(before), slot: before.slot }));
      if (done.kind === "moved") return done.meeting;
      throw new Error(`Meeting ${id} cannot have its time back: another meeting has it`);
    },

    move: (id, slot, change) =>
      // Told twice, it has moved once.
      replace(id, (before) =>
        before.status !== "booked" || isAt(before, slot) ? before : change({ ...before, slot }),
      ),

    async from(time, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          KeyConditionExpression: "gsi1pk = :meetings AND gsi1sk >= :from",
          ExpressionAttributeValues: { ":meetings": "MEETINGS", ":from": time.toISOString() },
          Limit: limit,
        }),
      );
      return Items.map((item) => MeetingItem.parse(item).meeting);
    },
  };
}

function isAt({ slot: { startsAt } }: Meeting, slot: Slot): boolean {
  return startsAt === slot.startsAt;
}

function itemOf(meeting: Meeting) {
  const gsi1sk = `${meeting.slot.startsAt}#${meeting.id}`;
  return { ...key(meeting.id), gsi1pk: "MEETINGS", gsi1sk, meeting };
}

function timesOf({ organizer }: Meeting): string {
  return `MEETING-TIMES#${organizer.email.toLowerCase()}`;
}

const QUARTER = 15 * 60_000;

/** The quarters of an hour that only one booked meeting can have. */
function quartersOf({ slot, status }: Meeting): readonly string[] {
  if (status === "cancelled") return [];
  const first = Math.floor(Date.parse(slot.startsAt) / QUARTER);
  const end = Math.ceil(Date.parse(slot.endsAt) / QUARTER);
  return Array.from({ length: end - first }, (_, index) =>
    new Date((first + index) * QUARTER).toISOString(),
  );
}
