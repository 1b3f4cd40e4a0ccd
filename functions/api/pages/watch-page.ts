import { html } from "hono/html";
import { hasEnded, type Job, JobStage, RowOutcome } from "#shared/domain/jobs/job.ts";
import { dollars } from "#shared/domain/reporting/dollars.ts";
import { counted } from "#shared/domain/reporting/report-sentences.ts";
import { type Html, renderPage } from "./page.ts";
import { duration, title } from "./words.ts";

const REFRESH_SECONDS = 2;

/** A job as a person watches it: how far each stage is, how rows ended, what it cost so far. */
export function watchPage(job: Job, now: Date): Promise<string> {
  const isOver = hasEnded(job.status);
  return renderPage({
    title: `${job.fileName}: ${job.status}`,
    section: "jobs",
    refreshSeconds: isOver ? undefined : REFRESH_SECONDS,
    body: html`
<header>
  <p class="eyebrow">File of leads</p>
  <h1>${job.fileName}</h1>
  <p><span class="badge ${job.status}">${job.status}</span> ${progressLine(job)}</p>
</header>
<main>
  ${job.refusal && html`<p class="notice bad"><strong>The file was refused.</strong> ${job.refusal}</p>`}
  ${job.status !== "refused" && html`${numbers(job, now)}${job.options.mode === "pipeline" && stages(job)}${endings(job)}`}
  ${isOver && job.status !== "refused" && files(job)}
</main>
<footer>Brought in by ${job.createdBy}.${!isOver && ` Looks again every ${REFRESH_SECONDS} s.`}</footer>`,
  });
}

function progressLine({ status, accepted, ended, isImported }: Job): string {
  if (status === "refused") return "";
  if (!isImported) return `${counted(accepted, "row")} read so far`;
  return `${ended.toLocaleString("en")} of ${counted(accepted, "lead")} worked through`;
}

function numbers(job: Job, now: Date): Html {
  const until = job.endedAt ? new Date(job.endedAt) : now;
  const time = Math.max(0, until.getTime() - Date.parse(job.createdAt));
  const figures = [
    ["rows read", job.records.toLocaleString("en")],
    ["leads", job.accepted.toLocaleString("en")],
    ["rejected", job.rejected.toLocaleString("en")],
    ["the same twice", job.repeated.toLocaleString("en")],
    ["cost", dollars(job.costUsd)],
    ["time", duration(time)],
  ];
  return html`<dl class="figures">${figures.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function stages(job: Job): Html {
  const bars = [
    bar("Import", job.records, job.isImported ? job.records : undefined),
    ...JobStage.options.map((stage) => bar(title(stage), job.stages[stage] ?? 0, job.accepted)),
    bar("Worked through", job.ended, job.accepted),
  ];
  return html`<section><h2>Stages</h2><div class="bars">${bars}</div>
<p class="hint">Parked leads and duplicates skip the later stages, so those bars may stay short.</p></section>`;
}

/** Without a known whole the bar runs without end. */
function bar(name: string, done: number, whole: number | undefined): Html {
  const share = whole === undefined ? "" : html`value="${done}" max="${Math.max(whole, 1)}"`;
  const text = whole === undefined ? `${done}` : `${done} / ${whole}`;
  return html`<label><span>${name}</span><progress ${share}></progress><span class="count">${text}</span></label>`;
}

function endings({ outcomes, ended }: Job): Html {
  if (ended === 0) return html``;
  const some = RowOutcome.options.filter((outcome) => (outcomes[outcome] ?? 0) > 0);
  return html`<section><h2>What became of the leads</h2>
<div class="stack">${some.map(
    (outcome) =>
      html`<span class="${outcome}" style="flex-grow:${outcomes[outcome] ?? 0}" title="${outcome}"></span>`,
  )}</div>
<ul class="legend">${some.map(
    (outcome) =>
      html`<li><span class="dot ${outcome}"></span>${title(outcome)} <strong>${outcomes[outcome] ?? 0}</strong></li>`,
  )}</ul></section>`;
}

function files({ id }: Job): Html {
  const path = `/api/v1/jobs/${encodeURIComponent(id)}`;
  return html`<p class="files"><a class="button" href="${path}/results">Enriched CSV</a>
<a class="button quiet" href="${path}/errors">Rows that could not be used</a></p>`;
}
