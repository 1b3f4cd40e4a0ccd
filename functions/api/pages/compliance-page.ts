import { html } from "hono/html";
import type { RedLine, ScopeCounts } from "#shared/domain/compliance/red-lines.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import type { AuditEntry } from "#shared/ports/audit-log.ts";
import type { Pause } from "#shared/ports/pauses.ts";
import { type Html, renderPage } from "./page.ts";
import { counted, title } from "./words.ts";

export type CompliancePage = {
  readonly pauses: readonly Pause[];
  readonly counts: readonly ScopeCounts[];
  readonly lines: readonly RedLine[];
  readonly accounts: readonly SenderAccount[];
  readonly suppressed: number;
  readonly entries: readonly AuditEntry[];
};

/** Whether the department may send, from what, and what was done about it. */
export function compliancePage(page: CompliancePage): Promise<string> {
  const { pauses, accounts, suppressed, entries } = page;
  const killed = pauses.find(({ scope }) => scope.kind === "all");
  return renderPage({
    title: "Sending within the law",
    body: html`
<header>
  <p class="eyebrow">Compliance</p>
  <h1>Sending within the law</h1>
  <p>${killed ? html`<span class="badge failed">everything is paused</span> ${killed.reason} (${killed.by})` : html`<span class="badge done">sending</span>`}</p>
</header>
<main>
  ${pauseSection(pauses)}
  ${lineSection(page)}
  ${accountSection(accounts)}
  <section><h2>Suppressed</h2>
    <p>${counted(suppressed, "address, domain or company", "addresses, domains and companies")} get nothing any more. The list holds hashes; nobody can read it.</p>
  </section>
  ${auditSection(entries)}
</main>`,
  });
}

function pauseSection(pauses: readonly Pause[]): Html {
  if (pauses.length === 0) return html`<section><h2>Pauses</h2><p>Nothing is paused.</p></section>`;
  return html`<section><h2>Pauses</h2>
<table><thead><tr><th>What</th><th>Why</th><th>By</th><th>Since</th></tr></thead>
<tbody>${pauses.map(
    ({ scope, reason, by, at }) =>
      html`<tr><td>${nameOf(scope)}</td><td>${reason}</td><td>${by}</td><td>${time(at)}</td></tr>`,
  )}</tbody></table></section>`;
}

function lineSection({ counts, lines }: CompliancePage): Html {
  if (counts.length === 0) {
    return html`<section><h2>Red lines</h2><p>Nothing was sent in the last seven days.</p></section>`;
  }
  const crossed = lines.map(
    ({ scope, action, rule, reason }) =>
      html`<p class="notice ${action === "pause" ? "bad" : ""}"><strong>${nameOf(scope)}: ${action} (${rule}).</strong> ${reason}</p>`,
  );
  return html`<section><h2>Red lines</h2>${crossed}
<table><thead><tr><th>Last seven days</th><th class="number">sent</th><th class="number">no such mailbox</th><th class="number">reported as spam</th><th class="number">sender refused</th></tr></thead>
<tbody>${counts.map(
    ({ scope, sent, hardBounced, complained, senderRefused }) =>
      html`<tr><td>${nameOf(scope)}</td><td class="number">${sent}</td><td class="number">${hardBounced}</td><td class="number">${complained}</td><td class="number">${senderRefused}</td></tr>`,
  )}</tbody></table></section>`;
}

function accountSection(accounts: readonly SenderAccount[]): Html {
  return html`<section><h2>Accounts</h2>
<table><thead><tr><th>Account</th><th>Sends as</th><th>By</th><th class="number">a day at most</th><th>DNS</th></tr></thead>
<tbody>${accounts.map(
    ({ id, address, transport, dailyCap, dns, channel }) =>
      html`<tr><td>${id}</td><td>${address}</td><td>${transport}</td><td class="number">${dailyCap}</td><td>${channel === "email" ? dnsCell(dns) : ""}</td></tr>`,
  )}</tbody></table></section>`;
}

function dnsCell(dns: SenderAccount["dns"]): Html {
  if (!dns) return html`<span class="badge">not looked at yet</span>`;
  const badge = dns.isReady
    ? html`<span class="badge done">ready</span>`
    : html`<span class="badge failed">not ready</span>`;
  return html`${badge}${dns.problems.map((problem) => html`<p class="hint">${problem}</p>`)}`;
}

function auditSection(entries: readonly AuditEntry[]): Html {
  if (entries.length === 0) return html``;
  return html`<section><h2>Done today</h2>
<table><thead><tr><th>When</th><th>Who</th><th>What</th><th>Why</th></tr></thead>
<tbody>${entries.map(
    ({ at, who, what, about, why }) =>
      html`<tr><td>${time(at)}</td><td>${who}</td><td>${title(what)}: ${about}</td><td>${why}</td></tr>`,
  )}</tbody></table></section>`;
}

function nameOf(scope: Pause["scope"]): string {
  return scope.kind === "all" ? "Everything" : `${title(scope.kind)} ${scope.id}`;
}

function time(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
