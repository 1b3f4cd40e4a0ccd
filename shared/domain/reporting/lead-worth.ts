import type { Lead, Tier } from "#shared/domain/leads/lead.ts";

/** How promising a lead is today, from 0 to 1: its score and tier most, then growth, class and freshness. */
export function worthOfLead(lead: Lead, now: Date): number {
  const { qualification, growthScore = 0 } = lead;
  const { score = 0, tier = "D", classification = "Other" } = qualification ?? {};
  return (
    0.45 * (score / 100) +
    0.2 * tierWorth[tier] +
    0.15 * (growthScore / 100) +
    0.1 * (classification === "Other" ? 0 : 1) +
    0.1 * freshness(lead, now)
  );
}

const tierWorth: Readonly<Record<Tier, number>> = { A: 1, B: 0.7, C: 0.4, D: 0 };

/** News grows old: half of it is gone after a month. */
function freshness(lead: Lead, now: Date): number {
  return 0.5 ** (ageInDays(lead, now) / 30);
}

export function ageInDays({ createdAt }: Pick<Lead, "createdAt">, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(createdAt)) / 86_400_000));
}
