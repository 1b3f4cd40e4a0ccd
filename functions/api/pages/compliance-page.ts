import { html } from "hono/html";
import * as z from "zod";
import { pauseOf } from "#shared/domain/compliance/pause-scope.ts";
import type { RedLine, ScopeCounts } from "#shared/domain/compliance/red-lines.ts";
import type { CampaignSettings } from "#shared/domain/outreach/campaign-settings.ts";
import { channelNames } from "#shared/domain/outreach/channel-names.ts";
import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import { capOn } from "#shared/domain/outreach/ramp.ts";
import { Channel, type SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { plainly } from "#shared/domain/reporting/plainly.ts";
import { counted, pauserName, plainReason } from "#shared/domain/reporting/report-sentences.ts";
import type { AuditEntry } from "#shared/ports/audit-log.ts";
import type { Pause } from "#shared/ports/pauses.ts";
import { mailServiceSection } from "./mail-service-section.ts";
import { type Html, renderPage } from "./page.ts";
import { killSwitch, type MaySwitch, pauseForm, resumeForm } from "./sending-switch.ts";
import { table } from "./table.ts";
import { transportNames } from "./transport-names.ts";
import { moment, title } from "./words.ts";

/** What a form of the page did: the page that follows says it. */
export const DoneOnSending = z.enum(["pause", "resume", "suppress"]);
type DoneOnSending = z.infer<typeof DoneOnSending>;

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
  /** What was just done, in one sentence. */
  readonly done: DoneOnSending | undefined;
  /** Of the company. */
  readonly timeZone: string;
  readonly now: Date;
};

/** Whether the department may send, from what, and what was done about it; and the switches. */
export function compliancePage(page: CompliancePage): Promise<string> {
  const { pauses, may, done, timeZone } = page;
  const killed = pauseOf(pauses, { kind: "all" });
  return renderPage({
    title: killed ? "Sending is stopped" : "Sending",
    section: "sending",
    mayPost: true,
    body: html`
<header>
  <p class="eyebrow">Within the law and the limits</p>
  <h1>${killed ? "All sending is stopped" : "Sending"}</h1>
  <p>${standing(killed, page)}</p>
</header>
<main>
  ${done && html`<p class="notice good" role="status">${sentences[done]}</p>`}
  ${killSwitch(killed, may)}
  ${pauseSection(page)}
  ${accountSection(page)}
  ${mailServiceSection(page.mailService, timeZone)}
  ${campaignSection(page)}
  ${lineSection(page)}
  ${suppressedSection(page)}
  ${auditSection(page)}
</main>
<footer>Times by the clock of ${timeZone}.</footer>`,
  });
}

const sentences: Readonly<Record<DoneOnSending, string>> = {
  pause: "It is stopped, from this moment on; your colleagues are told.",
  resume:
    "It goes on. What was due meanwhile leaves one after the other; your colleagues are told.",
  suppress: "Noted: nothing goes there any more, and what was planned is held.",
};

function standing(
  killed: Pause | undefined,
  { pauses, timeZone }: Pick<CompliancePage, "pauses" | "timeZone">,
): Html {
  if (killed) {
    return html`<span class="badge failed">stopped</span> by ${pauserName(killed.by)}, ${moment(killed.at, timeZone)}: ${killed.reason}`;
  }
  if (pauses.length > 0) {
    return html`<span class="badge cancelled">partly paused</span> ${counted(pauses.length, "part is", "parts are")} paused, the rest sends.`;
  }
  return html`<span class="badge done">sending</span> Nothing is paused.`;
}

function pauseSection(page: CompliancePage): Html {
  const { pauses, may, timeZone } = page;
  const parts = pauses.filter(({ scope }) => scope.kind !== "all");
  if (parts.length === 0) return html``;
  return html`<section><h2>Paused</h2>${table(
    ["What", "Why", "By", "Since", "You can"],
    parts.map(({ scope, reason, by, at }) => [
      nameOf(scope, page),
      plainReason(reason),
      pauserName(by),
      moment(at, timeZone),
      may.resume && resumeForm(scope, nameOf(scope, page)),
    ]),
  )}</section>`;
}

function accountSection({ accounts, pauses, may, now }: CompliancePage): Html {
  if (accounts.length === 0) {
    return html`<section><h2>Who sends</h2><p class="hint">No mailbox is set up yet, so nothing is sent.</p></section>`;
  }
  return html`<section><h2>Who sends</h2>${table(
    [
      "Sends as",
      "By",
      { number: "First messages today, at most" },
      { number: "Once it has grown" },
      "Domain set-up",
      "You can",
    ],
    accounts.map((account) => {
      const { id, address, name, transport, dailyCap, dns, channel, timeZone } = account;
      const who = channel === "email" ? address : name;
      return [
        who,
        `${channelNames[channel]}, by ${transportNames[transport]}`,
        capOn(account, dayIn(timeZone, now)),
        dailyCap,
        channel === "email" && dnsCell(dns),
        pauseOf(pauses, { kind: "account", id })
          ? html`<span class="badge cancelled">paused</span>`
          : may.pause && pauseForm("account", id, `${channelNames[channel]} of ${who}`),
      ];
    }),
  )}
<p class="hint">A new mailbox begins with few messages a day and grows over weeks, so that mail providers learn to trust it. Answers are not counted. The domain set-up (SPF, DKIM and DMARC) is how a receiver knows that a mail is really yours; it is looked at every day.</p></section>`;
}

function campaignSection({ campaigns, pauses, may }: CompliancePage): Html {
  if (campaigns.length === 0) return html``;
  return html`<section><h2>Campaigns</h2><p class="hint">Each file of leads is a campaign of its own.</p>${table(
    ["Campaign", "You can"],
    campaigns.map(({ id, name }) => [
      // Two files of one name are told apart by their ids alone.
      campaigns.filter((one) => one.name === name).length > 1
        ? html`${name} <span class="aside">${id}</span>`
        : name,
      pauseOf(pauses, { kind: "campaign", id })
        ? html`<span class="badge cancelled">paused</span>`
        : may.pause && pauseForm("campaign", id, `the campaign ${name}`),
    ]),
    false,
  )}</section>`;
}

function lineSection(page: CompliancePage): Html {
  const { counts, lines } = page;
  const what = html`<p class="hint">Where too many mails of seven days meet dead mailboxes, spam reports or refusals, the department pauses what sent them by itself, before a mail provider does.</p>`;
  if (counts.length === 0) {
    return html`<section><h2>Red lines</h2>${what}<p>Nothing was sent in the last seven days.</p></section>`;
  }
  const crossed = lines.map(
    ({ scope, action, rule, reason }) =>
      html`<p class="notice ${action === "pause" ? "bad" : ""}"><strong>${nameOf(scope, page)}: ${action === "pause" ? "paused" : "take care"}.</strong> ${reason} <span class="aside">${rule}</span></p>`,
  );
  return html`<section><h2>Red lines</h2>${what}${crossed}${table(
    [
      "In the last seven days",
      { number: "Sent" },
      { number: "No such mailbox" },
      { number: "Reported as spam" },
      { number: "Refused because of us" },
    ],
    counts.map(({ scope, sent, hardBounced, complained, senderRefused }) => [
      nameOf(scope, page),
      sent,
      hardBounced,
      complained,
      senderRefused,
    ]),
  )}</section>`;
}

function suppressedSection({ suppressed, may }: CompliancePage): Html {
  return html`<section><h2>Who gets nothing any more</h2>
<p>${suppressed === 0 ? "Nobody so far." : html`The list has ${counted(suppressed, "entry", "entries")}: one for each address, profile and telephone number of a person, or for a whole domain or company.`} Nobody can read the list, for it keeps no names; it only answers whether somebody is on it.</p>
${
  may.pause &&
  html`<form class="switch" method="post" action="/api/v1/suppressions/form">
<label>Stop a <select name="scope"><option value="address">mail address</option><option value="linkedin">LinkedIn profile</option><option value="phone">telephone number</option><option value="domain">whole domain</option></select></label>
<input name="value" aria-label="Which" placeholder="Which" required minlength="2" maxlength="300">
<input name="note" aria-label="Why" placeholder="Why" required minlength="3" maxlength="500">
<button class="button stop">Send nothing there</button></form>
<p class="hint">One person whom you know here is stopped on the page of their conversation.</p>`
}</section>`;
}

function dnsCell(dns: SenderAccount["dns"]): Html {
  if (!dns) return html`<span class="badge">not looked at yet</span>`;
  const badge = dns.isReady
    ? html`<span class="badge done">ready</span>`
    : html`<span class="badge failed">not ready</span>`;
  return html`${badge}${dns.problems.map((problem) => html`<p class="hint">${problem}</p>`)}`;
}

function auditSection(page: CompliancePage): Html {
  const { entries, timeZone } = page;
  if (entries.length === 0) return html``;
  return html`<section><h2>Done today</h2>${table(
    ["When", "Who", "What", "Why"],
    entries
      .toReversed()
      .map(({ at, who, what, about, why }) => [
        moment(at, timeZone),
        pauserName(who),
        `${auditNames.get(what) ?? title(what)}: ${aboutInWords(about, page)}`,
        plainly(plainReason(why), timeZone),
      ]),
  )}</section>`;
}

const auditNames: ReadonlyMap<string, string> = new Map([
  ["suppression-added", "Stopped for good"],
  ["suppression-removed", "May be written to again"],
  ["suppressions-imported", "A list of whom not to contact was brought in"],
]);

/** "account mailbox" and the hash of a removed entry are the log's own names. */
function aboutInWords(about: string, page: CompliancePage): string {
  const [, kind, id = ""] = /^(account|campaign|domain)[ :](.+)$/.exec(about) ?? [];
  if (kind === "account" || kind === "campaign" || kind === "domain") {
    return nameOf({ kind, id }, page);
  }
  if (about === "all") return "everything";
  return about.replace(/^(\w+) with hash \S+$/, "one $1");
}

function nameOf(
  scope: Pause["scope"],
  { campaigns, accounts }: Pick<CompliancePage, "campaigns" | "accounts">,
): string {
  switch (scope.kind) {
    case "all":
      return "Everything";
    case "domain": {
      // What is no mail has its channel for a domain.
      const channel = Channel.safeParse(scope.id);
      return channel.success
        ? `Everything by ${channelNames[channel.data]}`
        : `All mail from ${scope.id}`;
    }
    case "campaign":
      return `Campaign ${campaigns.find(({ id }) => id === scope.id)?.name ?? scope.id}`;
    case "account": {
      const account = accounts.find(({ id }) => id === scope.id);
      if (!account) return `Account ${scope.id}`;
      const { channel, address, name } = account;
      return `${channelNames[channel]} of ${channel === "email" ? address : name}`;
    }
  }
}
