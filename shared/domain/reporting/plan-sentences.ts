import { momentInWords } from "./calendar-days.ts";
import type { DailyReport } from "./daily-report.ts";
import { counted } from "./report-sentences.ts";

/** What the next working day holds, as the department stands when the report is written. */
export function planSentences(report: DailyReport): readonly string[] {
  return [
    ...report.pauses.map(({ scope }) => `Nothing of ${scope} goes out until the pause is ended.`),
    ...newLeads(report.plan),
    ...stepsDue(report.plan),
    ...decisions(report),
    ...meetings(report),
  ];
}

type Plan = DailyReport["plan"];

function newLeads(plan: Plan): readonly string[] {
  const { pool, leads, capacity, first = [], unreachable = 0 } = plan;
  const best = first.length > 0 ? `, first of all ${first.join(", ")}` : "";
  const begun =
    pool === 0
      ? "No new lead can be begun: none is left that is ready and that nobody wrote to."
      : `${counted(leads, "new lead")} will be begun${best}. ${pool} are ready, and the mailboxes have room to begin ${capacity} within a working week.`;
  return [
    begun,
    ...(unreachable > 0
      ? [
          `${counted(unreachable, "ready lead")} cannot be begun: no address or profile of theirs may lawfully be used.`,
        ]
      : []),
    ...search(plan),
  ];
}

/** As much as the coordination asks the lead finder for at once. */
const MOST_SEARCHED = 100;

function search({ isSearchNeeded, pool, leads, poolFloor }: Plan): readonly string[] {
  if (!isSearchNeeded) return [];
  const left = pool - leads;
  const wanted = Math.min(MOST_SEARCHED, poolFloor - left);
  return [
    `The lead finder is asked for ${wanted} more: ${left} would be left, and ${poolFloor} are wanted in reserve.`,
  ];
}

function stepsDue({ steps }: Plan): readonly string[] {
  if (!steps) return [];
  if (steps.length === 0)
    return ["No message of a sequence stands in the outbox for that day yet."];
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const each = steps.map(({ step, count }) =>
    step === 1 ? `${count} first messages` : `${count} of step ${step}`,
  );
  return [`${counted(total, "planned message")} of sequences will go out: ${each.join(", ")}.`];
}

const proposals: ReadonlyMap<string, string> = new Map([
  ["reply", "an answer"],
  ["meeting", "a meeting"],
  ["strategy", "a change of strategy"],
]);

function decisions({ plan, timeZone }: DailyReport): readonly string[] {
  const { approvalsWaiting, decisions: first = [] } = plan;
  if (approvalsWaiting === 0) return ["Nothing waits for your decision."];
  const each = first.map(({ kind, name, expiresAt }) => {
    const what = proposals.get(kind) ?? kind;
    return `${what}${name && ` for ${name}`} (until ${momentInWords(expiresAt, timeZone)})`;
  });
  const list = each.length > 0 ? `: ${each.join("; ")}` : "";
  const more = approvalsWaiting > each.length && each.length > 0 ? "; and others" : "";
  return [
    `${counted(approvalsWaiting, "decision waits", "decisions wait")} for you${list}${more}.`,
  ];
}

function meetings({ plan, timeZone }: DailyReport): readonly string[] {
  const { meetings: count, appointments = [] } = plan;
  if (count === 0) return ["No meeting stands in the calendar for that day."];
  const each = appointments.map(
    ({ startsAt, name }) => `${momentInWords(startsAt, timeZone)} with ${name}`,
  );
  return [`${counted(count, "meeting")} that day${each.length > 0 ? `: ${each.join("; ")}` : ""}.`];
}
