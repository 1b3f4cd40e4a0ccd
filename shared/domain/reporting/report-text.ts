import type { DailyReport } from "./daily-report.ts";
import { stageNames } from "./funnel.ts";
import {
  changeSentence,
  comparisonNote,
  costSentence,
  counted,
  figure,
  funnelLine,
  headline,
  liftSentence,
  planSentences,
  senderSentence,
} from "./report-sentences.ts";

/** The report as plain text, for mail and Slack. */
export function reportText(report: DailyReport): {
  readonly subject: string;
  readonly text: string;
} {
  const { covers, changes, costs, lift, senders, pauses, segments, today, funnel } = report;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["The day", [headline(report), ...stageLines(report)]],
    ["What changed and why", [comparisonNote(report), ...changes.map(changeSentence)]],
    ["By segment", segments.map(({ name, funnel: own }) => `${name}: ${funnelLine(own)}`)],
    ["Cost", [costSentence(costs)]],
    ["Lift", lift.map((one) => liftSentence(one.campaignId, one.lift))],
    [
      "Red lines",
      [
        ...senders.map(senderSentence),
        ...(pauses.length === 0
          ? ["Nothing is paused."]
          : pauses.map(({ scope, reason, by }) => `Paused: ${scope}, ${reason} (${by}).`)),
      ],
    ],
    ["Tomorrow", planSentences(report)],
    ["Today so far", [funnelLine(today)]],
  ];
  return {
    subject: `Sales report ${covers}: ${counted(funnel.repliedPositively, "positive reply", "positive replies")}, ${counted(funnel.meetingsBooked, "meeting")}`,
    text: sections
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => [name.toUpperCase(), ...lines.map((line) => `- ${line}`)].join("\n"))
      .join("\n\n"),
  };
}

function stageLines({ funnel }: DailyReport): readonly string[] {
  return stageNames
    .filter(([stage]) => funnel[stage] > 0)
    .map(([stage, name]) => `${name}: ${figure(funnel[stage])}`);
}
