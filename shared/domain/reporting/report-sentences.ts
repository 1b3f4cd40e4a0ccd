import { channelNames } from "#shared/domain/outreach/channel-names.ts";
import { Channel } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { dayAfter, dayInWords, workingDayAfter, workingDayOf } from "./calendar-days.ts";
import type { Change } from "./changes.ts";
import type { DailyReport } from "./daily-report.ts";
import { dollars } from "./dollars.ts";
import type { Funnel } from "./funnel.ts";
import type { Lift } from "./lift.ts";
import type { SenderHealth } from "./sender-health.ts";

/** What a report says in sentences, the same on its page, in its mail and in Slack. Each is made of its own numbers. */
export function headline(report: DailyReport): string {
  const { funnel, people, isFirst } = report;
  if (isFirst) return "This is the first report: nothing was sent before today.";
  const { sent, replied, repliedPositively, meetingsBooked } = funnel;
  const answers = people
    ? `${peopleIn(people.answered, replied)}, ${people.positive} of them positively${inReplies(people.positive, repliedPositively)}`
    : `${counted(replied, "reply", "replies")} came, ${repliedPositively} of them positive`;
  const met = `${counted(meetingsBooked, "meeting")} ${meetingsBooked === 1 ? "was" : "were"} booked${declinedSince(report)}`;
  return `${capital(spanInWords(report))}: ${counted(sent, "message")} went out, ${replied === 0 ? "nobody answered" : answers}, and ${met}.`;
}

function peopleIn(answered: number, replies: number): string {
  return `${counted(answered, "person", "people")} answered${inReplies(answered, replies)}`;
}

/** Somebody may answer twice: the funnel counts the replies, and who adds it up must find them here. */
function inReplies(people: number, replies: number): string {
  return replies === people ? "" : ` (${counted(replies, "reply", "replies")})`;
}

export function declinedSince({ meetingsDeclined = 0 }: DailyReport): string {
  return meetingsDeclined === 0 ? "" : `, ${meetingsDeclined} declined since`;
}

/** "Monday 14 September", or "Friday 18 September to Sunday 20 September". */
export function spanInWords({ covers, through }: Pick<DailyReport, "covers" | "through">): string {
  const until = through && through > covers ? ` to ${dayInWords(through)}` : "";
  return `${dayInWords(covers)}${until}`;
}

/** What there is none of is left out, but for the messages. */
export function funnelLine(funnel: Funnel): string {
  const { allocated, sent, replied, repliedPositively, meetingsBooked } = funnel;
  const replies = `${counted(replied, "reply", "replies")} (${repliedPositively} positive)`;
  return [
    ...(allocated > 0 ? [`${counted(allocated, "lead")} begun`] : []),
    `${counted(sent, "message")} sent`,
    ...(replied > 0 ? [replies] : []),
    ...(meetingsBooked > 0 ? [`${counted(meetingsBooked, "meeting")} booked`] : []),
  ].join(", ");
}

export function segmentName(name: string): string {
  return name === "unknown" ? "industry not known" : name;
}

export function answerLine({ name, isPositive, standing }: ReportAnswer): string {
  return `${name}${isPositive ? " (positive)" : ""}${standing && `: ${standing}`}`;
}

type ReportAnswer = NonNullable<DailyReport["answers"]>[number];

/** The changes with what they are measured against, and what was decided about the day's leads. */
export function changeLines(report: DailyReport): readonly string[] {
  const { changes, daysCompared, coordination } = report;
  const decided = coordination ? [`What was decided that morning: ${coordination}`] : [];
  if (daysCompared === 0) {
    return ["There is no working day before this one to compare it with.", ...decided];
  }
  const weekend = hasWeekend(report) ? " (Friday with its weekend counts as one)" : "";
  const against =
    daysCompared === 1
      ? `the working day before${weekend}`
      : `the mean of the ${daysCompared} working days before${weekend}`;
  if (changes.length === 0) return [`Every count is as on ${against}.`, ...decided];
  return [`Measured against ${against}:`, ...changes.map(changeSentence), ...decided];
}

function hasWeekend({ covers, daysCompared }: DailyReport): boolean {
  const days = Array.from({ length: daysCompared }, (_, index) =>
    workingDayAfter(covers, -1 - index),
  );
  return days.some((day) => workingDayOf(dayAfter(day, 1)) === day);
}

function changeSentence({ because, difference, ...change }: Change): string {
  const { name, count, mean, isUnusual, who } = change;
  const sentences = [
    `${capital(name)}: ${count} against ${figure(mean)}${inFigures(difference)}${who ? ` (${who.join("; ")})` : ""}`,
    ...(because ? [causeOf(difference, because)] : []),
    ...(isUnusual || count + mean < LEAST_FOR_CHANCE
      ? []
      : ["Counts of this size often differ as much from day to day"]),
  ];
  return `${sentences.join(". ")}.`;
}

/** Half a meeting more says nothing that the two counts do not. */
function inFigures(difference: number): string {
  return Number.isInteger(difference) ? `, ${moreOrFewer(difference)}` : "";
}

/** Of fewer nobody expects them to be alike. */
const LEAST_FOR_CHANCE = 10;

/** Parts that went the other way are told, so that the sum can be checked. */
function causeOf(difference: number, because: NonNullable<Change["because"]>): string {
  const { part, count, mean } = because;
  const rest = difference - part;
  const figures = `${figure(count)} against ${figure(mean)}`;
  const where = partName(because);
  if (Math.abs(rest) < 0.05) return `All of it is from ${where} (${figures})`;
  return `From ${where} came ${moreOrFewer(part)} (${figures}), from the rest ${moreOrFewer(rest)}`;
}

function partName({ by, name }: NonNullable<Change["because"]>): string {
  switch (by) {
    case "segment":
      return `the segment ${name}`;
    case "step":
      return name === "1" ? "first messages" : `messages number ${name} of the sequence`;
    case "campaign":
      return `the campaign ${name}`;
    case "account":
      return `the mailbox ${name}`;
    case "angle":
      return `the angle “${inWords(name)}”`;
  }
}

/** An id of ours that is made of words: "stock-across-sites". */
export function inWords(id: string): string {
  return id.replaceAll("-", " ");
}

export function costSentence({ costs, timeZone }: Pick<DailyReport, "costs" | "timeZone">): string {
  const { totalUsd, since, leads, replies, meetings, ...per } = costs;
  const span = since
    ? `Since ${dayInWords(dayIn(timeZone, new Date(since)))}`
    : "Since the department began";
  const work = `${counted(leads, "new lead")}, ${counted(replies, "reply", "replies")}, ${counted(meetings, "meeting")}`;
  if (totalUsd === 0) return `${span} models and paid sources cost nothing: ${work}.`;
  const shares = [
    ["new lead", per.perLeadUsd, leads],
    ["reply", per.perReplyUsd, replies],
    ["meeting", per.perMeetingUsd, meetings],
  ] as const;
  const known = shares.flatMap(([what, usd, count]) =>
    usd === undefined ? [] : [`${dollars(usd)} per ${what} (${count})`],
  );
  const missing = shares.flatMap(([what, usd]) => (usd === undefined ? [`no ${what}`] : []));
  const none = missing.length > 0 ? ` There was ${missing.join(" and ")} to set it against.` : "";
  return `${[`${span} models and paid sources cost ${dollars(totalUsd)}`, ...known].join(", ")}.${none}`;
}

/** Campaigns that cannot be compared yet for the same reason are one line. */
export function liftLines(lift: DailyReport["lift"]): readonly string[] {
  const nameOf = ({ campaignId, name = campaignId }: (typeof lift)[number]) => name;
  const known = lift.flatMap((one) =>
    one.lift.kind === "measured" ? [`${nameOf(one)}: ${measured(one.lift)}`] : [],
  );
  const unknown = Map.groupBy(
    lift.filter((one) => one.lift.kind === "not-enough-data"),
    (one) => (one.lift.kind === "not-enough-data" ? one.lift.reason : ""),
  );
  return [
    ...known,
    ...[...unknown].map(
      ([reason, own]) => `${own.map(nameOf).join(", ")}: not known yet, as ${reason}.`,
    ),
  ];
}

function measured(lift: Extract<Lift, { kind: "measured" }>): string {
  const { difference, low, high, treated, heldOut, treatedRate, heldOutRate, isSure } = lift;
  const rates = `${share(treatedRate)} of the ${treated} leads written to met us, and ${share(heldOutRate)} of the ${heldOut} held out`;
  const interval = `${points(difference)} (95 % sure it lies between ${points(low)} and ${points(high)})`;
  const verdict = isSure ? "" : ", which may be chance";
  return `${rates}: a lift of ${interval}${verdict}.`;
}

/** Who answers for our mail, over the days that the report looks at. */
export function senderSentence(health: SenderHealth): string {
  const { domain, sent, hardBounced, complained, bounceShare, complaintShare } = health;
  const of = (value: number | undefined) => (value === undefined ? "" : ` (${share(value)})`);
  const went = sent === 0 ? "nothing sent" : `${counted(sent, "message")} sent`;
  return `${senderName(domain)}: ${went}, ${counted(hardBounced, "bad address", "bad addresses")}${of(bounceShare)}, ${counted(complained, "spam complaint")}${of(complaintShare)}.`;
}

/** What is no mail has its channel for a domain. */
function senderName(domain: string): string {
  const channel = Channel.safeParse(domain);
  return channel.success ? channelNames[channel.data] : domain;
}

export function pauseLines({
  pauses,
  timeZone,
}: Pick<DailyReport, "pauses" | "timeZone">): readonly string[] {
  if (pauses.length === 0) return ["Nothing is paused."];
  return pauses.map(({ scope, reason, by, at }) => {
    return `Paused since ${dayInWords(dayIn(timeZone, new Date(at)))} by ${pauserName(by)}: ${scope}. ${sentence(plainReason(reason))}`;
  });
}

/** The number of the rule that was broken stands behind the words, for those who look it up. */
export function plainReason(reason: string): string {
  return reason.replace(/^([A-Z]{2,3}-\d+): (.*?)\.?$/s, "$2 ($1)");
}

/** Parts of the department pause by themselves; everybody else is a person. */
export function pauserName(by: string): string {
  return pausers.get(by) ?? by;
}

const pausers: ReadonlyMap<string, string> = new Map([
  ["dns-check", "the daily look at DNS"],
  ["red-lines", "the red lines"],
  ["sending", "the sender"],
]);

/** With the full stop that a reason often lacks. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Of what was counted up to a limit only the least is known. */
export function countedAtLeast(
  count: number,
  hasMore: boolean,
  singular: string,
  plural = `${singular}s`,
): string {
  return hasMore ? `${count} or more ${plural}` : counted(count, singular, plural);
}

/** As people say it: 2 leads, 1 lead. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

export function figure(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}

function moreOrFewer(value: number): string {
  return `${figure(Math.abs(value))} ${value < 0 ? "fewer" : "more"}`;
}

function share(value: number): string {
  return `${(100 * value).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}

function points(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(1)} points`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
