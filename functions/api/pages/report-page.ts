import { html } from "hono/html";
import { dayInWords, momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import { dollars } from "#shared/domain/reporting/dollars.ts";
import { stageNames } from "#shared/domain/reporting/funnel.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { planSentences } from "#shared/domain/reporting/plan-sentences.ts";
import {
  changeLines,
  costSentence,
  headline,
  liftLines,
  pauseLines,
  segmentName,
  senderSentence,
  spanInWords,
} from "#shared/domain/reporting/report-sentences.ts";
import { type Html, renderPage } from "./page.ts";
import { table } from "./table.ts";
import { title } from "./words.ts";

/** The morning's report as a page: the same numbers and sentences as in its mail, and the tables they come from. */
export function reportPage(report: DailyReport): Promise<string> {
  const { day, timeZone, createdAt, isFirst, plan } = report;
  const about = isFirst ? "The first day begins" : spanInWords(report);
  return renderPage({
    title: `Sales report: ${about}`,
    section: "reports",
    body: html`
<header>
  <p class="eyebrow">Sales report of ${dayInWords(day)}</p>
  <h1>${about}</h1>
  <p>${headline(report)}</p>
</header>
<main>
  ${answersSection(report)}
  ${!isFirst && section("What changed and why", changeLines(report))}
  ${section(`Plan for ${dayInWords(plan.day)}`, planSentences(report))}
  ${funnelSection(report)}
  ${segmentSection(report)}
  ${costSection(report)}
  ${section("Lift of the campaigns", liftLines(report.lift))}
  ${section("How our mail is received", [...report.senders.map(senderSentence), ...pauseLines(report)])}
</main>
<footer>Written ${momentInWords(createdAt, timeZone)}; days and times of ${timeZone}. <a href="/api/v1/reports/overview">All reports</a></footer>`,
  });
}

function section(name: string, lines: readonly string[]): Html {
  if (lines.length === 0) return html``;
  return html`<section><h2>${name}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

function answersSection({ answers = [], timeZone }: DailyReport): Html {
  if (answers.length === 0) return html``;
  return html`<section><h2>Who answered</h2><ul>${answers.map(
    ({ leadId, name, isPositive, standing }) =>
      html`<li><a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${name}</a>${isPositive && html` <span class="badge done">positive</span>`}${standing && `: ${plainly(standing, timeZone)}`}</li>`,
  )}</ul></section>`;
}

function funnelSection({ funnel, today }: DailyReport): Html {
  const rows = stageNames
    .filter(([stage]) => funnel[stage] > 0 || today[stage] > 0)
    .map(([stage, name]) => [title(name), funnel[stage], today[stage]]);
  if (rows.length === 0) return html``;
  return html`<section><h2>Funnel</h2>${table(["What", { number: "In the days reported" }, { number: "Today so far" }], rows)}</section>`;
}

function segmentSection({ segments }: DailyReport): Html {
  if (segments.length === 0) return html``;
  const rows = segments.map(({ name, funnel }) => [
    title(segmentName(name)),
    funnel.allocated,
    funnel.sent,
    funnel.replied,
    funnel.repliedPositively,
    funnel.meetingsBooked,
  ]);
  const figures = [
    "Leads begun",
    "Messages sent",
    "Replies",
    "Positive replies",
    "Meetings booked",
  ];
  return html`<section><h2>By segment</h2>${table(["Segment", ...figures.map((number) => ({ number }))], rows)}</section>`;
}

function costSection(report: DailyReport): Html {
  const { costs } = report;
  const rows = costs.agents
    .filter(({ costUsd }) => costUsd > 0)
    .map(({ agent, runs, costUsd }) => [title(agent), runs, dollars(costUsd)]);
  const whole = ["Together", "", dollars(costs.totalUsd)];
  const costTable =
    rows.length > 0 && table(["Agent", { number: "Runs" }, { number: "Cost" }], [...rows, whole]);
  return html`<section><h2>Cost</h2><p>${costSentence(report)}</p>${costTable}</section>`;
}
