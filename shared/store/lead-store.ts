import { setTimeout as sleep } from "node:timers/promises";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Lead } from "#shared/domain/leads/lead.ts";
import { LeadAlreadyExists, LeadNotFound, type LeadStore } from "#shared/ports/lead-store.ts";
import { asKey, deleteAll, getAll, type Item, putNew, queryAll } from "./batches.ts";
import { attempt, holds, pauseBefore } from "./conditional.ts";
import { leadClaims, takenBy } from "./lead-claims.ts";
import { headItem, headKey, partitionOf, removedItem } from "./lead-keys.ts";
import { leadList } from "./lead-list.ts";
import { leadParts } from "./lead-parts.ts";

/** A removed lead leaves a head without a lead. */
const HeadItem = z.object({ lead: Lead.optional(), expiresAt: z.number().optional() });

/** Fifty writers at one lead need fewer; whoever loses this often has met something else. */
const MOST_CHANGES = 60;

export function dynamoLeadStore(client: DynamoDBDocumentClient, tableName: string): LeadStore {
  const claims = leadClaims(client, tableName);

  async function find(id: string): Promise<Lead | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: headKey(id), ConsistentRead: true }),
    );
    return leadOf(Item);
  }

  async function changeIfKept(id: string, change: (lead: Lead) => Lead): Promise<Lead | undefined> {
    for (let number = 1; number <= MOST_CHANGES; number += 1) {
      const lead = await find(id);
      if (!lead) return undefined;
      const changed = { ...change(lead), version: lead.version + 1 };
      const put = new PutCommand(putOn(tableName, changed, lead.version));
      if (await holds(() => client.send(put))) return changed;
      await sleep(Math.min(100, pauseBefore(number)));
    }
    throw new Error(`Lead ${id} was changed by others ${MOST_CHANGES} times in a row`);
  }

  return {
    find,
    changeIfKept,

    async findAll(ids) {
      const items = await getAll(client, tableName, ids.map(headKey));
      const leads = items.map(leadOf).filter((lead) => lead !== undefined);
      return new Map(leads.map((lead) => [lead.id, lead]));
    },

    async add(lead, keys = []) {
      const head = {
        Put: {
          TableName: tableName,
          Item: headItem(lead),
          ConditionExpression: "attribute_not_exists(pk)",
        },
      };
      const TransactItems = [head, ...claims.taking(lead.id, keys)];
      const added = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (added.kind === "written") return { kind: "added" };
      const taken = takenBy(added.failed);
      if (taken) return taken;
      throw new LeadAlreadyExists(lead.id);
    },

    addImported: (leads) => putNew(client, tableName, leads.map(headItem)),

    async change(id, change) {
      const changed = await changeIfKept(id, change);
      if (!changed) throw new LeadNotFound(id);
      return changed;
    },

    async replace(lead, expectedVersion, identity = { claim: [], release: [] }) {
      const replaced = { ...lead, version: expectedVersion + 1 };
      const TransactItems = [
        { Put: putOn(tableName, replaced, expectedVersion) },
        ...claims.taking(lead.id, identity.claim),
        ...(await claims.givingBack(lead.id, identity.release)),
      ];
      const written = await attempt(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (written.kind === "written") return { kind: "replaced", lead: replaced };
      if (written.failed.some(({ at }) => at === 0)) return { kind: "stale" };
      return takenBy(written.failed) ?? { kind: "stale" };
    },

    async remove(id) {
      // The head goes first: from then on nobody finds the lead or adds to it, and a second call ends what a crash left.
      const remove = new PutCommand({
        TableName: tableName,
        Item: removedItem(id, new Date()),
        ConditionExpression: "attribute_exists(#lead)",
        ExpressionAttributeNames: { "#lead": "lead" },
      });
      const wasThere = await holds(() => client.send(remove));
      const items = await queryAll(client, {
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitionOf(id) },
        ConsistentRead: true,
      });
      const parts = items.filter(({ sk }) => sk !== headKey(id).sk);
      await claims.release(id);
      await deleteAll(client, tableName, parts.map(asKey));
      return wasThere || parts.length > 0;
    },

    list: leadList(client, tableName),
    claim: claims.claim,
    release: claims.release,
    holderOf: claims.holderOf,
    ...leadParts(client, tableName),
  };
}

/** DynamoDB takes expired items away up to two days late. */
function leadOf(item: Item | undefined): Lead | undefined {
  const { lead, expiresAt = Number.POSITIVE_INFINITY } = HeadItem.parse(item ?? {});
  return expiresAt * 1000 > Date.now() ? lead : undefined;
}

function putOn(TableName: string, lead: Lead, expectedVersion: number) {
  return {
    TableName,
    Item: headItem(lead),
    ConditionExpression: "#lead.#version = :expected",
    ExpressionAttributeNames: { "#lead": "lead", "#version": "version" },
    ExpressionAttributeValues: { ":expected": expectedVersion },
  };
}
