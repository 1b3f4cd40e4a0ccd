import { expect, test } from "vitest";
import { defaultCampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { defaultCompanyDay } from "#shared/domain/settings/company-day.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";

const dynamo = embeddedDynamo();

async function directory() {
  const { client, table } = dynamo();
  return dynamoDepartmentDirectory(client, await table("directory"));
}

test("defaults hold until a person saves others", async () => {
  const settings = await directory();
  expect(await settings.companyDay()).toEqual(defaultCompanyDay);
  expect(await settings.campaign("job-1")).toEqual(defaultCampaignSettings("job-1"));
  expect(await settings.campaigns()).toEqual([]);

  const day = { ...defaultCompanyDay, timeZone: "Europe/Paris" };
  const campaign = { ...defaultCampaignSettings("job-1"), mayAutoReply: true };
  await settings.saveCompanyDay(day);
  await settings.saveCampaign(campaign);

  expect(await settings.companyDay()).toEqual(day);
  expect(await settings.campaign("job-1")).toEqual(campaign);
  expect(await settings.campaign("job-2")).toEqual(defaultCampaignSettings("job-2"));
  expect(await settings.campaigns()).toEqual([campaign]);
});
