import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { campaignName } from "#shared/domain/reporting/campaign-name.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { JobStore } from "#shared/ports/job-store.ts";

export type CampaignNameDeps = {
  readonly directory: Pick<DepartmentDirectory, "campaign">;
  readonly jobs: Pick<JobStore, "find">;
};

/** A campaign's settings under the name people know it by. */
export async function namedCampaign(
  { directory, jobs }: CampaignNameDeps,
  id: string,
): Promise<CampaignSettings> {
  const settings = await directory.campaign(id);
  const job = settings.name === id ? await jobs.find(id) : undefined;
  return { ...settings, name: campaignName(settings, job?.fileName) };
}
