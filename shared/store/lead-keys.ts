import { createHash } from "node:crypto";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** The list of leads is spread over this many index partitions, so an import of a million rows has no hot one. */
export const listShards = 16;

export const partitionOf = (leadId: string): string => `LEAD#${leadId}`;
export const headKey = (leadId: string) => ({ pk: partitionOf(leadId), sk: "LEAD" });
export const claimKey = (key: string) => ({ pk: `CLAIM#${key}`, sk: "CLAIM" });
export const shardKey = (shard: number): string => `LEADS#${shard}`;

/** The item of a lead's head. A test run's lead has no index keys, so no list shows it, and it expires. */
export function headItem(lead: Lead): Record<string, unknown> {
  if (lead.origin.kind === "test-run") {
    return { ...headKey(lead.id), lead, expiresAt: daysAfter(lead.createdAt, 7) };
  }
  const shard = createHash("sha256").update(lead.id).digest().readUInt8(0) % listShards;
  return {
    ...headKey(lead.id),
    gsi1pk: shardKey(shard),
    gsi1sk: `${lead.createdAt}#${lead.id}`,
    lead,
  };
}

function daysAfter(time: string, days: number): number {
  return Math.floor(Date.parse(time) / 1000) + days * 86_400;
}
