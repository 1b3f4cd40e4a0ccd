import * as z from "zod";
import { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import { reportText } from "#shared/domain/reporting/report-text.ts";
import type { ReportStore } from "#shared/ports/report-store.ts";
import { htmlType } from "../../http/html-type.ts";
import { refusal } from "../../http/problem.ts";
import { Id, type Route, route } from "../../http/route.ts";
import { reportPage } from "../pages/report-page.ts";
import { reportsPage } from "../pages/reports-page.ts";

export type ReportRoutesDeps = { readonly reports: Pick<ReportStore, "find" | "list"> };

const Listed = z.object({
  id: z.string(),
  day: z.string(),
  covers: z.string(),
  sent: z.int(),
  repliedPositively: z.int(),
  meetingsBooked: z.int(),
});

const MOST_LISTED = 100;
const ReportPath = z.object({ id: Id });

export function reportRoutes({ reports }: ReportRoutesDeps): readonly Route[] {
  /** "latest" is the newest there is. */
  async function found(id: string): Promise<DailyReport> {
    const report = id === "latest" ? (await reports.list(1))[0] : await reports.find(id);
    if (report) return report;
    throw refusal(404, id === "latest" ? "No report is written yet." : `There is no report ${id}.`);
  }

  return [
    route({
      method: "get",
      path: "/api/v1/reports",
      role: "viewer",
      summary: "The daily reports, newest first",
      tag: "reports",
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
      answers: {
        200: { description: "The reports.", schema: z.object({ reports: z.array(Listed) }) },
      },
      handle: async ({ query }) => {
        const all = await reports.list(query.limit);
        return { status: 200, json: { reports: all.map(listed) } };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/reports/overview",
      role: "viewer",
      summary: "The daily reports as a page",
      tag: "reports",
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async () => {
        const text = await reportsPage(await reports.list(MOST_LISTED));
        return { status: 200, text, contentType: htmlType };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/reports/{id}",
      role: "viewer",
      summary: "One report with its numbers; the id latest is the newest",
      tag: "reports",
      params: ReportPath,
      answers: { 200: { description: "The report.", schema: DailyReport } },
      handle: async ({ params }) => ({ status: 200, json: await found(params.id) }),
    }),
    route({
      method: "get",
      path: "/api/v1/reports/{id}/page",
      role: "viewer",
      summary: "One report as a page",
      tag: "reports",
      params: ReportPath,
      answers: { 200: { description: "The page.", contentType: "text/html" } },
      handle: async ({ params }) => {
        // Somebody who looks for the newest before there is one gets a page that says so.
        const isTooEarly = params.id === "latest" && (await reports.list(1)).length === 0;
        if (isTooEarly) return { status: 404, text: await reportsPage([]), contentType: htmlType };
        const report = await found(params.id);
        return { status: 200, text: await reportPage(report), contentType: htmlType };
      },
    }),
    route({
      method: "get",
      path: "/api/v1/reports/{id}/text",
      role: "viewer",
      summary: "One report as the text that is mailed",
      tag: "reports",
      params: ReportPath,
      answers: { 200: { description: "The text.", contentType: "text/plain" } },
      handle: async ({ params }) => {
        const { subject, text } = reportText(await found(params.id));
        const contentType = "text/plain; charset=utf-8";
        return { status: 200, text: `${subject}\n\n${text}\n`, contentType };
      },
    }),
  ];
}

function listed({ id, day, covers, funnel }: DailyReport): z.infer<typeof Listed> {
  const { sent, repliedPositively, meetingsBooked } = funnel;
  return { id, day, covers, sent, repliedPositively, meetingsBooked };
}
