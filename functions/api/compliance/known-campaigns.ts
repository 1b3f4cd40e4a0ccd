import { campaignsWithoutFile } from "#shared/domain/leads/campaign-of-lead.ts";
import { defaultCampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { campaignName } from "#shared/domain/reporting/campaign-name.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { JobStore } from "#shared/ports/job-store.ts";

export type KnownCampaignsDeps = {
  readonly jobs: Pick<JobStore, "list">;
  readonly directory: Pick<DepartmentDirectory, "campaigns">;
};

const MOST_JOBS = 50;

/** The campaigns there are, newest file first, under the names people know them by. */
export async function knownCampaigns({
  jobs,
  directory,
}: KnownCampaignsDeps): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const [newest, settings] = await Promise.all([
    jobs.list({ limit: MOST_JOBS }),
    directory.campaigns(),
  ]);
  const files = new Map(newest.jobs.map(({ id, fileName }) => [id, fileName]));
  const ids = new Set([...files.keys(), ...settings.map(({ id }) => id), ...campaignsWithoutFile]);
  return [...ids].map((id) => {
    const named = settings.find((one) => one.id === id) ?? defaultCampaignSettings(id);
    return { id, name: campaignName(named, files.get(id)) };
  });
}
