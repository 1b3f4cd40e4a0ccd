import { campaignOfLead } from "#shared/domain/leads/campaign-of-lead.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { segmentOfLead } from "#shared/domain/leads/segment-of-lead.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import type { Allocation } from "./allocation.ts";
import { ageInDays, worthOfLead } from "./lead-worth.ts";
import { shareOf } from "./random-draws.ts";

export type AllocationInput = {
  /** Ready leads that nobody has allocated or held out yet. */
  readonly pool: readonly Lead[];
  /** Of the last days, today included. */
  readonly lately: readonly Pick<
    Allocation,
    "campaignId" | "segment" | "companyKey" | "day" | "kind"
  >[];
  readonly size: { readonly least: number; readonly most: number };
  /** Sequences that the sender accounts have room to begin. */
  readonly capacity: number;
  readonly campaign: (id: string) => Pick<CampaignSettings, "holdOutShare" | "name">;
  readonly day: string;
  readonly now: Date;
};

export type AllocationPlan = {
  readonly allocations: readonly Allocation[];
  /** Leads of the pool that stay in it. */
  readonly left: number;
  /** Why it is this many. */
  readonly reason: string;
};

/**
 * The day's leads: the most promising first, so that over the days each campaign and segment gets about its share of
 * the pool, and one person of a company at a time. Some are held out by campaign, so that lift can be stated.
 */
export function allocate(input: AllocationInput): AllocationPlan {
  const { pool, lately, size, capacity, day } = input;
  const today = lately.filter((one) => one.day === day && one.kind === "allocated").length;
  const room = Math.max(0, Math.min(size.most - today, capacity));
  const chosen: Allocation[] = [];
  const waiting = new Set(pool.map((lead) => candidate(lead, input)));
  const isFilled = () => chosen.filter(({ kind }) => kind === "allocated").length >= room;

  while (!isFilled()) {
    const shares = takenShares([...lately, ...chosen]);
    const best = bestOf(waiting, shares, pool.length);
    if (!best) break;
    waiting.delete(best);
    if (isCompanyTaken(best, [...chosen, ...lately], day)) continue;
    chosen.push(allocationOf(best, shares, input));
  }
  const allocated = chosen.filter(({ kind }) => kind === "allocated").length;
  return {
    allocations: chosen,
    left: pool.length - chosen.length,
    reason: reasonOf({ allocated, today, room, capacity, size, pool: pool.length }),
  };
}

type Candidate = {
  readonly lead: Lead;
  readonly campaignId: string;
  readonly segment: string;
  readonly companyKey: string;
  readonly group: string;
  readonly worth: number;
  /** How many leads of the pool are in its group. */
  readonly size: number;
};

function candidate(lead: Lead, { pool, now }: AllocationInput): Candidate {
  const campaignId = campaignOfLead(lead);
  const segment = segmentOfLead(lead);
  const group = groupOf({ campaignId, segment });
  return {
    lead,
    campaignId,
    segment,
    companyKey: companyKeyOf(lead),
    group,
    worth: worthOfLead(lead, now),
    size: groupSizes(pool).get(group) ?? 1,
  };
}

function groupOf({ campaignId, segment }: Pick<Allocation, "campaignId" | "segment">): string {
  return `${campaignId}|${segment}`;
}

const sizesOfPool = new WeakMap<readonly Lead[], ReadonlyMap<string, number>>();

/** Counted once for a pool, not once for each of its leads. */
function groupSizes(pool: readonly Lead[]): ReadonlyMap<string, number> {
  const known = sizesOfPool.get(pool);
  if (known) return known;
  const groups = pool.map((lead) =>
    groupOf({ campaignId: campaignOfLead(lead), segment: segmentOfLead(lead) }),
  );
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  sizesOfPool.set(pool, sizes);
  return sizes;
}

type Shares = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

function takenShares(taken: readonly Pick<Allocation, "campaignId" | "segment">[]): Shares {
  const counts = new Map<string, number>();
  for (const one of taken) counts.set(groupOf(one), (counts.get(groupOf(one)) ?? 0) + 1);
  return { counts, total: taken.length };
}

/** What a group that had all the attention so far loses against one that had none. */
const FAIRNESS = 1;

function bestOf(
  waiting: ReadonlySet<Candidate>,
  { counts, total }: Shares,
  poolSize: number,
): Candidate | undefined {
  let best: { readonly candidate: Candidate; readonly points: number } | undefined;
  for (const one of waiting) {
    const over = (counts.get(one.group) ?? 0) / (total + 1) - one.size / poolSize;
    const points = one.worth - FAIRNESS * Math.max(0, over);
    const isBetter =
      !best ||
      points > best.points ||
      (points === best.points && one.lead.id < best.candidate.lead.id);
    if (isBetter) best = { candidate: one, points };
  }
  return best?.candidate;
}

/** Two people of one company who hear from us on the same day talk about it. */
function isCompanyTaken(
  { companyKey }: Candidate,
  taken: AllocationInput["lately"],
  day: string,
): boolean {
  return taken.some((one) => one.companyKey === companyKey && one.day === day);
}

function allocationOf(
  { lead, campaignId, segment, companyKey, worth, group }: Candidate,
  { counts, total }: Shares,
  { campaign, day, now }: AllocationInput,
): Allocation {
  const { holdOutShare, name } = campaign(campaignId);
  // By company: a colleague who was written to would spoil the comparison.
  const isHeldOut = shareOf(`hold-out|${campaignId}|${companyKey}`) < holdOutShare;
  const parts = [
    standing(lead),
    poolTime(ageInDays(lead, now)),
    ...fairness(counts.get(group) ?? 0, total, groupName(segment, name)),
  ];
  const why = isHeldOut
    ? `Held out, as ${Math.round(holdOutShare * 100)} % of ${name} are, so that lift can be stated`
    : parts.join("; ");
  return {
    leadId: lead.id,
    campaignId,
    segment,
    companyKey,
    day,
    kind: isHeldOut ? "held-out" : "allocated",
    worth: Math.round(worth * 100) / 100,
    reason: why,
    at: now.toISOString(),
  };
}

/** Said only where it speaks for the lead: its group had less of the days before than others. */
function fairness(taken: number, total: number, group: string): readonly string[] {
  if (total === 0 || taken > total * SMALL_SHARE) return [];
  const few = taken === 0 ? "none" : `only ${taken}`;
  return [`${few} of the ${total} leads of the last days came from ${group}, so it was its turn`];
}

const SMALL_SHARE = 0.1;

function poolTime(days: number): string {
  if (days < 1) return "new in the pool";
  return `${days} ${days === 1 ? "day" : "days"} in the pool`;
}

function groupName(segment: string, campaign: string): string {
  return segment === "unknown" ? campaign : `${campaign} (${segment})`;
}

function standing({ qualification, growthScore }: Lead): string {
  const growth = growthScore === undefined ? "" : `, growth ${growthScore}`;
  if (!qualification) return `Not scored${growth}`;
  const { tier, score, classification } = qualification;
  return `Tier ${tier} with ${score} of 100, ${classification}${growth}`;
}

function reasonOf(found: {
  readonly allocated: number;
  readonly today: number;
  readonly room: number;
  readonly capacity: number;
  readonly size: AllocationInput["size"];
  readonly pool: number;
}): string {
  const { allocated, today, room, capacity, size, pool } = found;
  const already = today > 0 ? ` after ${today} earlier today` : "";
  const done = `${allocated} ${allocated === 1 ? "lead" : "leads"} allocated${already}`;
  if (today >= size.most) return `The day's ${size.most} leads are allocated already.`;
  if (capacity <= 0) return `${done}: the sender accounts have no room to begin more.`;
  if (allocated < room && pool > 0) {
    return `${done}: the pool of ${pool} holds nobody else who may be begun today.`;
  }
  if (pool === 0) return `${done}: no ready lead is left in the pool.`;
  if (room < size.least - today) {
    return `${done}: the sender accounts have room for ${capacity}, under the least of ${size.least} a day.`;
  }
  return `${done} of ${pool} in the pool.`;
}
