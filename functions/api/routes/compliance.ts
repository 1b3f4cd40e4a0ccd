import * as z from "zod";
import type { AuditLog } from "#shared/ports/audit-log.ts";
import type { MailServiceNotes } from "#shared/ports/mail-service.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import { htmlType } from "../../http/html-type.ts";
import { hasRole } from "../../http/person.ts";
import { type Route, route } from "../../http/route.ts";
import { type KnownCampaignsDeps, knownCampaigns } from "../compliance/known-campaigns.ts";
import { lineFigures } from "../compliance/line-figures.ts";
import { compliancePage, DoneOnSending } from "../pages/compliance-page.ts";
import { type SettingsRoutesDeps, settingsRoutes } from "./department-settings.ts";
import { type MayContactDeps, mayContactRoutes } from "./may-contact.ts";
import { type PauseRoutesDeps, pauseRoutes } from "./pauses.ts";
import { type SenderAccountRoutesDeps, senderAccountRoutes } from "./sender-accounts.ts";
import { type SuppressionRoutesDeps, suppressionRoutes } from "./suppressions.ts";

export type ComplianceRoutesDeps = SuppressionRoutesDeps &
  PauseRoutesDeps &
  SenderAccountRoutesDeps &
  SettingsRoutesDeps &
  MayContactDeps &
  KnownCampaignsDeps & {
    readonly audit: AuditLog;
    readonly outcomes: Pick<OutcomeLog, "ofDay">;
    readonly mailServiceNotes: Pick<MailServiceNotes, "state">;
  };

const Entry = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  about: z.string(),
  why: z.string(),
});

/** All that keeps the department within the law and its limits. */
export function complianceRoutes(deps: ComplianceRoutesDeps): readonly Route[] {
  const { audit, now } = deps;
  const today = () => now().toISOString().slice(0, 10);

  return [
    ...suppressionRoutes(deps),
    ...pauseRoutes(deps),
    ...senderAccountRoutes(deps),
    ...settingsRoutes(deps),
    ...mayContactRoutes(deps),
    route({
      method: "get",
      path: "/api/v1/audit",
      role: "manager",
      summary: "Who did what and why, of one day",
      tag: "compliance",
      query: z.strictObject({ day: z.iso.date().optional() }),
      answers: {
        200: { description: "Oldest first.", schema: z.object({ entries: z.array(Entry) }) },
      },
      handle: async ({ query: { day = today() } }) => ({
        status: 200,
        json: { entries: await audit.ofDay(day) },
      }),
    }),
    route({
      method: "get",
      path: "/api/v1/compliance",
      role: "viewer",
      summary:
        "The state of sending as a page with its switches: pauses, red lines, accounts, the audit log of today",
      tag: "compliance",
      query: z.strictObject({ done: DoneOnSending.optional() }),
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ person, query: { done } }) => {
        const [pauses, figures, accounts, campaigns, suppressed, entries, mailService, company] =
          await Promise.all([
            deps.pauses.list(),
            lineFigures(deps, now()),
            deps.accounts.list(),
            knownCampaigns(deps),
            deps.suppressions.count(),
            audit.ofDay(today()),
            deps.mailServiceNotes.state(),
            deps.directory.companyDay(),
          ]);
        const text = await compliancePage({
          pauses,
          ...figures,
          accounts,
          mailService,
          campaigns,
          suppressed,
          entries,
          may: { pause: hasRole(person, "rep"), resume: hasRole(person, "manager") },
          done,
          timeZone: company.timeZone,
          now: now(),
        });
        return { status: 200, text, contentType: htmlType };
      },
    }),
  ];
}
