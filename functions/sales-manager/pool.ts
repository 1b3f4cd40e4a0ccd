import { basisOfLead } from "#shared/domain/compliance/basis-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import type { AllocationStore } from "#shared/ports/allocation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";

export type PoolDeps = {
  readonly leads: Pick<LeadStore, "list">;
  readonly allocations: Pick<AllocationStore, "decided">;
  readonly now: () => Date;
};

export type Pool = {
  readonly leads: readonly Lead[];
  /** Ready, but nobody may lawfully write to them, or there is no way to. */
  readonly unreachable: number;
};

const LEADS_A_PAGE = 200;

/** The newest this many ready leads are enough to choose fifty from. */
const MOST_LEADS = 5_000;

/** Ready leads nobody has decided about. An index lists them: outreach decides about each once more. */
export async function readPool({ leads, allocations, now }: PoolDeps): Promise<Pool> {
  const pool: Lead[] = [];
  let unreachable = 0;
  let cursor: string | undefined;
  do {
    const page = await leads.list({ status: "ready", limit: LEADS_A_PAGE, cursor });
    const decided = await allocations.decided(page.leads.map(({ id }) => id));
    const open = page.leads.filter(({ id }) => !decided.has(id));
    const reachable = open.filter((lead) => mayBeReached(lead, now()));
    unreachable += open.length - reachable.length;
    pool.push(...reachable);
    cursor = page.cursor;
  } while (cursor && pool.length < MOST_LEADS);
  return { leads: pool, unreachable };
}

function mayBeReached(lead: Lead, now: Date): boolean {
  const channels: readonly Channel[] = [
    ...(lead.email ? (["email"] as const) : []),
    ...(lead.person?.linkedinUrl ? (["linkedin"] as const) : []),
  ];
  return channels.some(
    (channel) => basisOfLead(lead, { channel, purpose: "step" }, now).kind === "allowed",
  );
}
