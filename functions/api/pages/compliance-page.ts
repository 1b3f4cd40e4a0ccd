import { html } from "hono/html";
import { pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import type { RedLine, ScopeCounts } from "#shared/domain/compliance/red-lines.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import { capOn } from "#shared/domain/outreach/ramp.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { pauserName, plainReason } from "#shared/domain/reporting/report-sentences.ts";
import type { AuditEntry } from "#shared/ports/audit-log.ts";
import type { Pause } from "#shared/ports/pauses.ts";
import { mailServiceSection } from "./mail-service-section.ts";
import { type Html, renderPage } from "./page.ts";
import { killSwitch, type MaySwitch, pauseForm, resumeForm } from "./sending-switch.ts";
import { counted, time, title } from "./words.ts";

export type CompliancePage = {
  readonly pauses: readonly Pause[];
  readonly counts: readonly ScopeCounts[];
  readonly lines: readonly RedLine[];
  readonly accounts: readonly SenderAccount[];
  /** What SES last said of its account with it. */
  readonly mailService: MailServiceState | undefined;
  /** Under the names people know them by. */
  readonly campaigns: readonly Pick<CampaignSettings, "id" | "name">[];
  readonly suppressed: number;
  readonly entries: readonly AuditEntry[];
  readonly may: MaySwitch;
  readonly now: Date;
};

/** Whether the department may send, from what, and what was done about it; and the switches. */
export function compliancePage(page: CompliancePage): Promise<string> {
  const { pauses, suppressed, entries, may } = page;
  const killed = pauseOf(pauses, { kind: "all" });
  return renderPage({
    title: killed ? "Sending is stopped" : "Sending",
    section: "sending",
    mayPost: true,
    body: html`
<header>
  <p class="eyebrow">Sending within the law and the limits</p>
  <h1>${killed ? "All sending is stopped" : "Sending"}</h1>
  <p>${standing(killed, pauses)}</p>
</header>
<main>
  ${killSwitch(killed, may)}
  ${pauseSection(page)}
  ${accountSection(page)}
  ${mailServiceSection(page.mailService)}
  ${campaignSection(page)}
  ${lineSection(page)}
  <section><h2>Suppressed</h2>
    <p>${counted(suppressed, "entry", "entries")}: one person has one for each address, profile and telephone number of theirs, and a whole domain or company has one. Nothing goes there any more. The list holds hashes; nobody can read it.</p>
  </section>
  ${auditSection(entries)}
</main>`,
  });
}

function standing(killed: Pause | undefined, pauses: readonly Pause[]): Html {
  if (killed) {
    return html`<span class="badge failed">stopped</span> by ${pauserName(killed.by)}, ${time(killed.at)}: ${killed.reason}`;
  }
  if (pauses.length > 0) {
    return html`<span class="badge cancelled">partly paused</span> ${counted(pauses.length, "part is", "parts are")} paused, the rest sends.`;
  }
  return html`<span class="badge done">sending</span> Nothing is paused.`;
}

function pauseSection({ pauses, campaigns, may }: CompliancePage): Html {
  const parts = pauses.filter(({ scope }) => scope.kind !== "all");
  if (parts.length === 0) return html``;
  return html`<section><h2>Paused</h2>
<table><thead><tr><th>What</th><th>Why</th><th>By</th><th>Since</th><th></th></tr></thead>
<tbody>${parts.map(
    ({ scope, reason, by, at }) =>
      html`<tr><td>${nameOf(scope, campaigns)}</td><td>${plainReason(reason)}</td><td>${pauserName(by)}</td><td>${time(at)}</td><td>${may.resume && resumeForm(scope)}</td></tr>`,
  )}</tbody></table></section>`;
}

function accountSection({ accounts, pauses, may, now }: CompliancePage): Html {
  return html`<section><h2>Accounts</h2>
<table><thead><tr><th>Sends as</th><th>By</th><th class="number">Today at most</th><th class="number">Later at most</th><th>DNS</th><th></th></tr></thead>
<tbody>${accounts.map((account) => {
    const { id, address, name, transport, dailyCap, dns, channel, timeZone } = account;
    const control = pauseOf(pauses, { kind: "account", id })
      ? html`<span class="badge cancelled">paused</span>`
      : may.pause && pauseForm("account", id);
    return html`<tr><td>${channel === "email" ? address : name} <span class="aside">${id}</span></td><td>${channelNames[channel]}, ${transport === "manual" ? "by hand" : transport}</td><td class="number">${capOn(account, dayIn(timeZone, now))}</td><td class="number">${dailyCap}</td><td>${channel === "email" ? dnsCell(dns) : ""}</td><td>${control}</td></tr>`;
  })}</tbody></table>
<p class="hint">A new account begins with few messages a day and grows over weeks.</p></section>`;
}

const channelNames = { email: "E-mail", linkedin: "LinkedIn", call: "Telephone" } as const;

function campaignSection({ campaigns, pauses, may }: CompliancePage): Html {
  if (campaigns.length === 0) return html``;
  return html`<section><h2>Campaigns</h2><table><tbody>${campaigns.map(({ id, name }) => {
    const control = pauseOf(pauses, { kind: "campaign", id })
      ? html`<span class="badge cancelled">paused</span>`
      : may.pause && pauseForm("campaign", id);
    return html`<tr><td>${name}${name !== id && html`<span class="aside">${id}</span>`}</td><td>${control}</td></tr>`;
  })}</tbody></table></section>`;
}

function lineSection({ counts, lines, campaigns }: CompliancePage): Html {
  if (counts.length === 0) {
    return html`<section><h2>Red lines</h2><p>Nothing was sent in the last seven days.</p></section>`;
  }
  const crossed = lines.map(
    ({ scope, action, rule, reason }) =>
      html`<p class="notice ${action === "pause" ? "bad" : ""}"><strong>${nameOf(scope, campaigns)}: ${action} (${rule}).</strong> ${reason}</p>`,
  );
  return html`<section><h2>Red lines</h2>${crossed}
<table><thead><tr><th>Last seven days</th><th class="number">sent</th><th class="number">no such mailbox</th><th class="number">reported as spam</th><th class="number">refused because of us</th></tr></thead>
<tbody>${counts.map(
    ({ scope, sent, hardBounced, complained, senderRefused }) =>
      html`<tr><td>${nameOf(scope, campaigns)}</td><td class="number">${sent}</td><td class="number">${hardBounced}</td><td class="number">${complained}</td><td class="number">${senderRefused}</td></tr>`,
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
<tbody>${entries
    .toReversed()
    .map(
      ({ at, who, what, about, why }) =>
        html`<tr><td>${time(at)}</td><td>${pauserName(who)}</td><td>${title(what)}: ${about}</td><td>${why}</td></tr>`,
    )}</tbody></table></section>`;
}

function nameOf(scope: Pause["scope"], campaigns: CompliancePage["campaigns"]): string {
  if (scope.kind === "all") return "Everything";
  const name = scope.kind === "campaign" && campaigns.find(({ id }) => id === scope.id)?.name;
  return `${title(scope.kind)} ${name || scope.id}`;
}
