import { html } from "hono/html";
import { dayInWords, momentInWords } from "#shared/domain/reporting/calendar-days.ts";
import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import { dollars } from "#shared/domain/reporting/dollars.ts";
import { stageNames } from "#shared/domain/reporting/funnel.ts";
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

function answersSection({ answers = [] }: DailyReport): Html {
  if (answers.length === 0) return html``;
  return html`<section><h2>Who answered</h2><ul>${answers.map(
    ({ leadId, name, isPositive, standing }) =>
      html`<li><a href="/api/v1/conversations/${encodeURIComponent(leadId)}/page">${name}</a>${isPositive && html` <span class="badge done">positive</span>`}${standing && `: ${standing}`}</li>`,
  )}</ul></section>`;
}

function funnelSection({ funnel, today }: DailyReport): Html {
  const rows = stageNames
    .filter(([stage]) => funnel[stage] > 0 || today[stage] > 0)
    .map(
      ([stage, name]) =>
        html`<tr><td>${title(name)}</td><td class="number">${funnel[stage]}</td><td class="number">${today[stage]}</td></tr>`,
    );
  if (rows.length === 0) return html``;
  return html`<section><h2>Funnel</h2>
<table><thead><tr><th>What</th><th class="number">Reported</th><th class="number">Today so far</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function segmentSection({ segments }: DailyReport): Html {
  if (segments.length === 0) return html``;
  const rows = segments.map(
    ({ name, funnel }) =>
      html`<tr><td>${title(segmentName(name))}</td><td class="number">${funnel.allocated}</td><td class="number">${funnel.sent}</td><td class="number">${funnel.replied}</td><td class="number">${funnel.repliedPositively}</td><td class="number">${funnel.meetingsBooked}</td></tr>`,
  );
  return html`<section><h2>By segment</h2>
<table><thead><tr><th>Segment</th><th class="number">Leads begun</th><th class="number">Messages sent</th><th class="number">Replies</th><th class="number">Positive replies</th><th class="number">Meetings booked</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function costSection(report: DailyReport): Html {
  const { costs } = report;
  const rows = costs.agents
    .filter(({ costUsd }) => costUsd > 0)
    .map(
      ({ agent, runs, costUsd }) =>
        html`<tr><td>${title(agent)}</td><td class="number">${runs}</td><td class="number">${dollars(costUsd)}</td></tr>`,
    );
  const table =
    rows.length > 0 &&
    html`<table><thead><tr><th>Agent</th><th class="number">Runs</th><th class="number">Cost</th></tr></thead><tbody>${rows}<tr><td>Together</td><td></td><td class="number">${dollars(costs.totalUsd)}</td></tr></tbody></table>`;
  return html`<section><h2>Cost</h2><p>${costSentence(report)}</p>${table}</section>`;
}
