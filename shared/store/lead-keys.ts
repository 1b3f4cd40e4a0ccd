import { createHash } from "node:crypto";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** The list of leads is spread over this many index partitions, so an import of a million rows has no hot one. */
export const listShards = 16;

export const partitionOf = (leadId: string): string => `LEAD#${leadId}`;
export const headKey = (leadId: string) => ({ pk: partitionOf(leadId), sk: "LEAD" });
export const claimKey = (key: string) => ({ pk: `CLAIM#${key}`, sk: "CLAIM" });
export const shardKey = (shard: number): string => `LEADS#${shard}`;

/** The item of a lead's head. A test run's lead has no index keys, so no list shows it, and it expires. */
export function headItem(lead: Lead) {
  if (lead.origin.kind === "test-run") {
    return { ...headKey(lead.id), lead, expiresAt: expiryOf(lead.createdAt) };
  }
  const shard = createHash("sha256").update(lead.id).digest().readUInt8(0) % listShards;
  return {
    ...headKey(lead.id),
    gsi1pk: shardKey(shard),
    gsi1sk: `${lead.createdAt}#${lead.id}`,
    lead,
  };
}

/**
 * What stays of a removed lead for a while: nothing but its id, so that work still under way cannot write to it and
 * an import that runs again does not bring it back.
 */
export function removedItem(leadId: string, removedAt: Date) {
  const at = removedAt.toISOString();
  return { ...headKey(leadId), removedAt: at, expiresAt: expiryOf(at) };
}

/** Part of every transaction that writes something of a lead: it must not have been removed. */
export function isKept(TableName: string, leadId: string) {
  return {
    ConditionCheck: {
      TableName,
      Key: headKey(leadId),
      ConditionExpression: "attribute_exists(#lead)",
      ExpressionAttributeNames: { "#lead": "lead" },
    },
  };
}

const LIFE_SECONDS = 14 * 86_400;

/** When a test run's lead, what was found for it, or the trace of a removed one may go. */
export function expiryOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000) + LIFE_SECONDS;
}
