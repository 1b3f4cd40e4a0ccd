import { dayInWords } from "./calendar-days.ts";
import type { DailyReport } from "./daily-report.ts";
import { type Funnel, type FunnelStage, stageNames } from "./funnel.ts";
import { planSentences } from "./plan-sentences.ts";
import {
  answerLine,
  capital,
  changeLines,
  costSentence,
  counted,
  declinedSince,
  figure,
  funnelLine,
  headline,
  liftLines,
  pauseLines,
  segmentName,
  senderSentence,
  spanInWords,
} from "./report-sentences.ts";

/** The report as plain text, for mail and Slack. */
export function reportText(report: DailyReport): {
  readonly subject: string;
  readonly text: string;
} {
  const { lift, senders, segments, today, funnel, answers = [], plan, isFirst } = report;
  const look = isFirst ? [] : changeLines(report);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [isFirst ? "Before today" : "The day", [headline(report), ...stageLines(funnel)]],
    ["Who answered", answers.map(answerLine)],
    ["What changed and why", look],
    ["By segment", segments.map(({ name, funnel: own }) => segmentLine(name, own))],
    ["Today so far", [`${funnelLine(today)}.`]],
    [`Plan for ${dayInWords(plan.day)}`, planSentences(report)],
    ["Cost", [costSentence(report)]],
    ["Lift of the campaigns", liftLines(lift)],
    ["How our mail is received", [...senders.map(senderSentence), ...pauseLines(report)]],
  ];
  return {
    subject: subjectOf(report),
    text: sections
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => [name.toUpperCase(), ...lines.map((line) => `- ${line}`)].join("\n"))
      .join("\n\n"),
  };
}

function subjectOf(report: DailyReport): string {
  const { funnel, today, people, isFirst } = report;
  if (isFirst)
    return `Sales report: the first day begins, ${counted(today.allocated, "lead")} begun`;
  const { repliedPositively, meetingsBooked } = funnel;
  const positive = people
    ? `${counted(people.positive, "person", "people")} answered positively`
    : counted(repliedPositively, "positive reply", "positive replies");
  return `Sales report, ${spanInWords(report)}: ${positive}, ${counted(meetingsBooked, "meeting")} booked${declinedSince(report)}`;
}

/** The headline has said these. */
const saidBefore: ReadonlySet<FunnelStage> = new Set([
  "sent",
  "replied",
  "repliedPositively",
  "meetingsBooked",
]);

function stageLines(funnel: Funnel): readonly string[] {
  return stageNames
    .filter(([stage]) => funnel[stage] > 0 && !saidBefore.has(stage))
    .map(([stage, name]) => `${capital(name)}: ${figure(funnel[stage])}`);
}

function segmentLine(name: string, funnel: Funnel): string {
  return `${capital(segmentName(name))}: ${funnelLine(funnel)}.`;
}
