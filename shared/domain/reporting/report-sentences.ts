import type { Costs } from "./costs.ts";
import type { Change, DailyReport } from "./daily-report.ts";
import type { Funnel } from "./funnel.ts";
import type { Lift } from "./lift.ts";
import type { SenderHealth } from "./sender-health.ts";

/** What a report says in sentences, the same on its page, in its mail and in Slack. Each is made of its own numbers. */
export function headline({ covers, funnel }: Pick<DailyReport, "covers" | "funnel">): string {
  const { sent, replied, repliedPositively, meetingsBooked } = funnel;
  const answers =
    replied === 0
      ? "nobody answered"
      : `${counted(replied, "person", "people")} answered, ${repliedPositively} of them well`;
  return `On ${covers} ${counted(sent, "message")} went out, ${answers}, and ${counted(meetingsBooked, "meeting")} ${meetingsBooked === 1 ? "was" : "were"} booked.`;
}

export function funnelLine(funnel: Funnel): string {
  const { allocated, sent, replied, repliedPositively, meetingsBooked } = funnel;
  return `${allocated} allocated, ${sent} sent, ${replied} replies, ${repliedPositively} positive, ${meetingsBooked} booked`;
}

export function changeSentence({
  name,
  count,
  mean,
  difference,
  isUnusual,
  because,
}: Change): string {
  const against = `${capital(name)}: ${count} against ${figure(mean)} a day (${signed(difference)})`;
  const why = because
    ? `${signed(because.part)} of it by ${because.by} ${because.name} (${because.count} against ${figure(because.mean)})${restOf(difference - because.part)}`
    : "and no single segment, step, campaign, account or angle stands out";
  return `${against}, ${why}${isUnusual ? "" : "; within what such a count varies by chance"}.`;
}

/** Parts that went the other way are told, so that the sum can be checked. */
function restOf(rest: number): string {
  return Math.abs(rest) < 0.05 ? "" : ` and ${signed(rest)} by the rest`;
}

export function comparisonNote({ daysCompared }: Pick<DailyReport, "daysCompared">): string {
  if (daysCompared === 0) return "There is no earlier day to compare with yet.";
  if (daysCompared === 7) return "Compared with the mean of the seven days before.";
  return `Compared with the mean of ${counted(daysCompared, "day")} before; there are no more yet.`;
}

export function costSentence({
  since,
  totalUsd,
  perLeadUsd,
  perReplyUsd,
  perMeetingUsd,
  ...of
}: Costs): string {
  const span = since ? `Since ${since.slice(0, 10)}` : "Since the department began";
  const per = (what: string, usd: number | undefined, count: number) =>
    usd === undefined ? `no ${what} to divide by` : `${dollars(usd)} a ${what} (${count})`;
  return `${span} models and sources cost ${dollars(totalUsd)}: ${[
    per("lead", perLeadUsd, of.leads),
    per("reply", perReplyUsd, of.replies),
    per("meeting", perMeetingUsd, of.meetings),
  ].join(", ")}.`;
}

export function liftSentence(campaignId: string, lift: Lift): string {
  if (lift.kind === "not-enough-data") return `${campaignId}: not enough data, for ${lift.reason}.`;
  const { difference, low, high, treated, heldOut, treatedRate, heldOutRate, isSure } = lift;
  const rates = `${share(treatedRate)} of ${treated} leads met against ${share(heldOutRate)} of ${heldOut} held out`;
  const interval = `${points(difference)} (95 %: ${points(low)} to ${points(high)})`;
  const verdict = isSure ? "" : ", which may be chance";
  return `${campaignId}: ${rates}, a lift of ${interval}${verdict}.`;
}

export function senderSentence({
  domain,
  sent,
  hardBounced,
  complained,
  ...shares
}: SenderHealth): string {
  const { bounceShare, complaintShare } = shares;
  if (bounceShare === undefined || complaintShare === undefined) {
    return `${domain}: nothing sent, ${counted(hardBounced, "bad address", "bad addresses")}, ${counted(complained, "complaint")}.`;
  }
  return `${domain}: ${counted(sent, "message")}, ${counted(hardBounced, "bad address", "bad addresses")} (${share(bounceShare)}), ${counted(complained, "complaint")} (${share(complaintShare)}).`;
}

export function planSentences({ plan }: Pick<DailyReport, "plan">): readonly string[] {
  const { day, pool, poolFloor, leads, capacity, isSearchNeeded, approvalsWaiting, meetings } =
    plan;
  return [
    `On ${day} ${counted(leads, "lead")} will be allocated: ${pool} wait in the pool and the accounts have room to begin ${capacity}.`,
    isSearchNeeded
      ? `The pool is under ${poolFloor}, so a search is asked for.`
      : `The pool is not under ${poolFloor}: no search is needed.`,
    approvalsWaiting > 0
      ? `${counted(approvalsWaiting, "approval waits", "approvals wait")} for a person.`
      : "No approval waits for a person.",
    `${counted(meetings, "meeting")} ${meetings === 1 ? "stands" : "stand"} in the calendar for that day.`,
  ];
}

export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

export function figure(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${figure(Math.abs(value))}`;
}

function share(value: number): string {
  return `${(100 * value).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}

function points(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(1)} points`;
}

function dollars(usd: number): string {
  if (usd === 0) return "$0";
  return usd < 0.01 ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
