import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import * as z from "zod";
import type { Job } from "#shared/domain/jobs/job.ts";

const Row = z.object({
  lead_id: z.string(),
  status: z.string(),
  email: z.string(),
  tier: z.string(),
  contacts: z.string(),
  facts: z.string(),
  email_subject_a: z.string(),
});

export type Funnel = {
  readonly rows: number;
  readonly leads: number;
  readonly withEmail: number;
  readonly tiers: Readonly<Record<string, number>>;
  readonly withFacts: number;
  readonly withContacts: number;
  readonly campaigns: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The first lead with a campaign, to look at. */
  readonly example: string | undefined;
};

/** Counts an enriched CSV, row by row. */
export async function funnelOf(enrichedFile: string): Promise<Funnel> {
  const rows = createReadStream(enrichedFile).pipe(parse({ columns: true, bom: true }));
  const statuses: Record<string, number> = {};
  const tiers: Record<string, number> = {};
  const counts = { rows: 0, leads: 0, withEmail: 0, withFacts: 0, withContacts: 0, campaigns: 0 };
  let example: string | undefined;
  for await (const record of rows) {
    const row = Row.parse(record);
    counts.rows += 1;
    statuses[row.status] = (statuses[row.status] ?? 0) + 1;
    if (row.status === "rejected" || row.status === "duplicate") continue;
    counts.leads += 1;
    if (row.tier) tiers[row.tier] = (tiers[row.tier] ?? 0) + 1;
    // An address of somebody who is not pursued brings nobody further.
    if (row.email && row.status !== "parked") counts.withEmail += 1;
    if (row.facts) counts.withFacts += 1;
    if (row.contacts) counts.withContacts += 1;
    if (!row.email_subject_a) continue;
    counts.campaigns += 1;
    example ??= row.lead_id;
  }
  return { ...counts, tiers, statuses, example };
}

const BAR = 30;

export function funnelText(job: Job, funnel: Funnel): string {
  const line = (label: string, count: number, note = "") => {
    const width = funnel.rows === 0 ? 0 : Math.round((BAR * count) / funnel.rows);
    const bar = "█".repeat(width).padEnd(BAR, "░");
    return `  ${label.padEnd(20)} ${String(count).padStart(7)}  ${bar}  ${note}`.trimEnd();
  };
  const { statuses, tiers } = funnel;
  const left = ["rejected", "duplicate", "cancelled"]
    .filter((status) => statuses[status])
    .map((status) => `${statuses[status]} ${status}`)
    .join(", ");
  const pursued = ["A", "B", "C"].reduce((sum, tier) => sum + (tiers[tier] ?? 0), 0);
  const tierNote = ["A", "B", "C"].map((tier) => `${tier} ${tiers[tier] ?? 0}`).join("  ");
  const parked = statuses["parked"] ? `, ${statuses["parked"]} parked` : "";
  const silent = (statuses["ready"] ?? 0) - funnel.campaigns;
  const without = [
    silent > 0 ? `${silent} without a way to reach them` : "",
    statuses["failed"] ? `${statuses["failed"]} failed` : "",
  ]
    .filter(Boolean)
    .join(", ");
  return [
    `Funnel of ${job.fileName}`,
    line("rows in the file", funnel.rows),
    line("leads", funnel.leads, left && `(${left})`),
    line("worth pursuing", pursued, `(${tierNote}${parked})`),
    line("with an address", funnel.withEmail),
    line("with sourced facts", funnel.withFacts),
    line("with contacts", funnel.withContacts),
    line("campaigns written", funnel.campaigns, without && `(${without})`),
    `  cost ${job.costUsd.toFixed(4)} USD in all, ${(job.costUsd / Math.max(1, funnel.leads)).toFixed(4)} per lead`,
  ].join("\n");
}
