import * as z from "zod";
import { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { AuditLog } from "#shared/ports/audit-log.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import { refusal } from "../../http/problem.ts";
import { Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { type KnownCampaignDeps, refuseUnknownCampaign } from "../compliance/refuse-unknown.ts";
import { TimeZone } from "../compliance/time-zone.ts";

export type SettingsRoutesDeps = KnownCampaignDeps & {
  readonly directory: DepartmentDirectory;
  readonly audit: Pick<AuditLog, "tell">;
  readonly now: () => Date;
};

const CampaignPath = z.object({ id: Id });
const CampaignChange = CampaignSettings.omit({ id: true }).partial().strict();
const DayChange = CompanyDay.extend({ timeZone: TimeZone }).partial().strict();

export function settingsRoutes(deps: SettingsRoutesDeps): readonly Route[] {
  const { directory, audit, now } = deps;

  async function told(who: string, what: string, about: string, change: object): Promise<void> {
    const at = now().toISOString();
    await audit.tell({ at, who, what, about, why: Object.keys(change).join(", ") });
  }

  return [
    route({
      method: "get",
      path: "/api/v1/campaigns",
      role: "viewer",
      summary: "How far the department may go by itself, for campaigns whose settings were changed",
      tag: "compliance",
      answers: {
        200: {
          description: "The settings.",
          schema: z.object({ campaigns: z.array(CampaignSettings) }),
        },
      },
      handle: async () => ({ status: 200, json: { campaigns: await directory.campaigns() } }),
    }),
    route({
      method: "get",
      path: "/api/v1/campaigns/{id}",
      role: "viewer",
      summary: "The settings of one campaign: a CSV job's id, finder, or direct",
      tag: "compliance",
      params: CampaignPath,
      answers: { 200: { description: "The settings.", schema: CampaignSettings } },
      handle: async ({ params: { id } }) => {
        await refuseUnknownCampaign(deps, id);
        return { status: 200, json: await directory.campaign(id) };
      },
    }),
    jsonRoute({
      method: "patch",
      path: "/api/v1/campaigns/{id}",
      role: "manager",
      summary: "Change what of a campaign a person must let go",
      tag: "compliance",
      params: CampaignPath,
      schema: CampaignChange,
      answers: { 200: { description: "The settings.", schema: CampaignSettings } },
      handle: async ({ params: { id }, body, person }) => {
        await refuseUnknownCampaign(deps, id);
        const campaign = CampaignSettings.parse({ ...(await directory.campaign(id)), ...body, id });
        await directory.saveCampaign(campaign);
        await told(person.email || person.id, "campaign-changed", `campaign ${id}`, body);
        return { status: 200, json: campaign };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/company-day",
      role: "viewer",
      summary: "The company's clock and the size of its day",
      tag: "compliance",
      answers: { 200: { description: "The day.", schema: CompanyDay } },
      handle: async () => ({ status: 200, json: await directory.companyDay() }),
    }),
    jsonRoute({
      method: "patch",
      path: "/api/v1/company-day",
      role: "manager",
      summary: "Change the company's clock, the leads of a day, or the hours for meetings",
      tag: "compliance",
      schema: DayChange,
      answers: { 200: { description: "The day.", schema: CompanyDay } },
      handle: async ({ body, person }) => {
        const day = CompanyDay.parse({ ...(await directory.companyDay()), ...body });
        refuseContradictions(day);
        await directory.saveCompanyDay(day);
        await told(person.email || person.id, "company-day-changed", "company day", body);
        return { status: 200, json: day };
      },
    }),
  ];
}

function refuseContradictions({ allocation, meetings }: CompanyDay): void {
  if (allocation.least > allocation.most) {
    throw refusal(422, "The least leads of a day are more than the most.");
  }
  if (meetings.from >= meetings.to) throw refusal(422, "Meetings end before they begin.");
}
