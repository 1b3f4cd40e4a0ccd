import { html } from "hono/html";
import { dayInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import { headline } from "#shared/domain/reporting/report-sentences.ts";
import { renderPage } from "./page.ts";
import { table } from "./table.ts";

/** Every report there is, newest first. */
export function reportsPage(reports: readonly DailyReport[]): Promise<string> {
  return renderPage({
    title: "Sales reports",
    section: "reports",
    body: html`
<header><p class="eyebrow">Every working day at 09:15</p><h1>Sales reports</h1></header>
<main><section>${
      reports.length === 0
        ? html`<p class="hint">No report is written yet. The first comes at 09:15 of the next working day of the department.</p>`
        : table(
            ["Report of", "In short"],
            reports.map((report) => [
              html`<a href="/api/v1/reports/${report.id}/page">${dayInWords(report.day)}</a>`,
              headline(report),
            ]),
          )
    }</section></main>`,
  });
}
