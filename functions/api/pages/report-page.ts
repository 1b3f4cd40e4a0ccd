import { html } from "hono/html";
import type { DailyReport } from "#shared/domain/reporting/daily-report.ts";
import { stageNames } from "#shared/domain/reporting/funnel.ts";
import {
  changeSentence,
  comparisonNote,
  costSentence,
  headline,
  liftSentence,
  planSentences,
  senderSentence,
} from "#shared/domain/reporting/report-sentences.ts";
import { type Html, renderPage } from "./page.ts";
import { dollars, title } from "./words.ts";

/** The morning's report as a page: the same numbers and sentences as in its mail, and the tables they come from. */
export function reportPage(report: DailyReport): Promise<string> {
  const { covers, day, timeZone, createdAt, id } = report;
  return renderPage({
    title: `Sales report ${covers}`,
    body: html`
<header>
  <p class="eyebrow">Report of ${day}</p>
  <h1>${covers}</h1>
  <p>${headline(report)}</p>
</header>
<main>
  ${funnelSection(report)}
  ${section("What changed and why", [comparisonNote(report), ...report.changes.map(changeSentence)])}
  ${segmentSection(report)}
  ${costSection(report)}
  ${section(
    "Lift",
    report.lift.map(({ campaignId, lift }) => liftSentence(campaignId, lift)),
  )}
  ${section("Red lines", [...report.senders.map(senderSentence), ...pauseLines(report)])}
  ${section("Tomorrow's plan", planSentences(report))}
</main>
<footer>${id}, written ${createdAt}, days of ${timeZone}</footer>`,
  });
}

function section(name: string, lines: readonly string[]): Html {
  if (lines.length === 0) return html``;
  return html`<section><h2>${name}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

function pauseLines({ pauses }: DailyReport): readonly string[] {
  if (pauses.length === 0) return ["Nothing is paused."];
  return pauses.map(
    ({ scope, reason, by, at }) => `Paused since ${at}: ${scope}, ${reason} (${by}).`,
  );
}

function funnelSection({ funnel, today }: DailyReport): Html {
  const rows = stageNames.map(
    ([stage, name]) =>
      html`<tr><td>${title(name)}</td><td class="number">${funnel[stage]}</td><td class="number">${today[stage]}</td></tr>`,
  );
  return html`<section><h2>Funnel</h2>
<table><thead><tr><th>What</th><th class="number">The day</th><th class="number">Today so far</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function segmentSection({ segments }: DailyReport): Html {
  if (segments.length === 0) return html``;
  const rows = segments.map(
    ({ name, funnel }) =>
      html`<tr><td>${name}</td><td class="number">${funnel.sent}</td><td class="number">${funnel.replied}</td><td class="number">${funnel.repliedPositively}</td><td class="number">${funnel.meetingsBooked}</td></tr>`,
  );
  return html`<section><h2>Segments</h2>
<table><thead><tr><th>Segment</th><th class="number">Sent</th><th class="number">Replies</th><th class="number">Positive</th><th class="number">Meetings</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function costSection({ costs }: DailyReport): Html {
  const rows = costs.agents
    .filter(({ runs, costUsd }) => runs > 0 || costUsd > 0)
    .map(
      ({ agent, runs, costUsd }) =>
        html`<tr><td>${title(agent)}</td><td class="number">${runs}</td><td class="number">${dollars(costUsd)}</td></tr>`,
    );
  return html`<section><h2>Cost</h2><p>${costSentence(costs)}</p>
<table><thead><tr><th>Agent</th><th class="number">Runs</th><th class="number">Cost</th></tr></thead><tbody>${rows}<tr><td>Together</td><td></td><td class="number">${dollars(costs.totalUsd)}</td></tr></tbody></table></section>`;
}
