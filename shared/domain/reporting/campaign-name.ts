import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";

/** What people call a campaign: the name they gave it, else the file its leads came from. */
export function campaignName(
  { id, name }: Pick<CampaignSettings, "id" | "name">,
  fileName: string | undefined,
): string {
  if (name !== id) return name;
  return fileName ?? unnamed.get(id) ?? id;
}

const unnamed: ReadonlyMap<string, string> = new Map([
  ["finder", "the lead finder"],
  ["direct", "leads added one by one"],
]);
