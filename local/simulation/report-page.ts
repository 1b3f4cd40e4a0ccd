import { writeFile } from "node:fs/promises";
import { html, raw } from "hono/html";
import type { Finding } from "./invariants.ts";
import type { SimulationOrder } from "./order.ts";
import { casesText, countOf, faultsText, type Summary, verdictOf } from "./outcome.ts";

const style = `
body{font:16px/1.5 system-ui,sans-serif;color:#1d2430;background:#f4f5f7;margin:0 auto;max-width:56rem;padding:1.5rem 1rem 3rem}
section{background:#fff;border:1px solid #dfe3e8;border-radius:10px;margin:1rem 0;padding:1rem 1.2rem}h2{font-size:1.1rem;margin:0 0 .6rem}
table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #e6e9ed;padding:.35rem .6rem .35rem 0;text-align:left}td:last-child{font-variant-numeric:tabular-nums;text-align:right}
.holds{color:#1b6e53;font-weight:600}.broken{color:#9c2f2f;font-weight:600}.not-tried{color:#8a5a00;font-weight:600}td.cases{width:40%}.soft{color:#66717f}li{font-size:.9rem}`;

/** The outcome as a page to keep or to pass on. */
export async function writeReport(
  file: string,
  { leads, days, seed }: SimulationOrder,
  { funnel, behaviour, rep, faults }: Summary,
  findings: readonly Finding[],
): Promise<void> {
  const rows = (list: Summary["funnel"]) =>
    html`<table>${list.map(([label, count]) => html`<tr><td>${label}</td><td>${count}</td></tr>`)}</table>`;
  const page = await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulation of ${days} days</title><style>${raw(style)}</style></head><body>
<h1>${leads} companies, ${days} days, seed ${seed}</h1>
<p class="soft">Companies, people and mails are fictional; nothing left the machine.</p>
<section><h2>What must hold</h2><p class="soft">Each beside how often it could have been broken. “Not tried” says that nothing of the kind happened, so it is not shown to hold.</p><table>${findings.map(findingRow)}</table></section>
<section><h2>Funnel</h2>${rows(funnel)}</section>
<section><h2>What people did</h2>${rows(behaviour)}</section>
<section><h2>The person who decides</h2><p>${rep.approved} approved, ${rep.edited} of them edited; ${rep.rejected} rejected; ${countOf(rep.clickedTwice, "double click")}; ${rep.ignored} left to their end.</p>
<p>${faultsText(faults)}</p></section>
</body></html>`;
  await writeFile(file, String(page));
}

function findingRow(finding: Finding) {
  const verdict = verdictOf(finding);
  return html`<tr><td><span class="${verdict.toLowerCase().replace(" ", "-")}">${verdict}</span> ${finding.invariant}
${finding.broken.length > 0 ? html`<ul>${finding.broken.slice(0, 50).map((one) => html`<li>${one}</li>`)}</ul>` : ""}</td><td class="cases">${casesText(finding)}</td></tr>`;
}
