import { momentInWords } from "./calendar-days.ts";
import type { DailyReport } from "./daily-report.ts";
import { plainly } from "./plainly.ts";
import { counted, countedAtLeast } from "./report-sentences.ts";

/** What the next working day holds, as the department stands when the report is written. */
export function planSentences(report: DailyReport): readonly string[] {
  return [
    ...report.pauses.map(({ scope }) => `Nothing of ${scope} goes out until the pause is ended.`),
    ...stepsDue(report.plan),
    ...newLeads(report.plan),
    ...decisions(report),
    ...repliesOpen(report),
    ...tasksOpen(report.plan),
    ...meetings(report),
  ];
}

type Plan = DailyReport["plan"];

function newLeads(plan: Plan): readonly string[] {
  const { pool, leads, first = [] } = plan;
  const best = first.length > 0 ? `, first of all ${first.join("; ")}` : "";
  const begun =
    pool === 0
      ? "No new lead can be begun: none is left that is ready and that nobody wrote to."
      : `${counted(leads, "new lead")} will be begun${best}. ${roomSentence(plan)}`;
  return [begun, ...passedOver(plan), ...search(plan)];
}

function roomSentence({ pool, leads, capacity, roomForNew }: Plan): string {
  const week = `${pool} ${pool === 1 ? "is" : "are"} ready, and the accounts have room to begin ${capacity} within a working week`;
  if (roomForNew === undefined || leads === 0) return `${week}.`;
  const now = Math.min(leads, roomForNew);
  if (now === 0)
    return `Their first messages wait for the days after: what stands in the outbox fills that day. ${week}.`;
  const rest = leads - now;
  return `${counted(now, "first message")} of theirs can leave that day${rest > 0 ? `, the other ${rest} on the days after` : ""}. ${week}.`;
}

function passedOver({ unreachable = 0, passedOver: reasons = [] }: Plan): readonly string[] {
  if (unreachable === 0) return [];
  const ready = `${counted(unreachable, "ready lead")} cannot be begun`;
  if (reasons.length === 0) {
    return [`${ready}: no address or profile of theirs may lawfully be used.`];
  }
  const each = reasons.map(({ reason, count, names }) => {
    const others = count > names.length ? ` and ${count - names.length} more` : "";
    return `${names.join("; ")}${others} (${reason})`;
  });
  const more = unreachable - reasons.reduce((sum, { count }) => sum + count, 0);
  const rest = more > 0 ? `; and ${more} more for other reasons` : "";
  return [`${ready}: ${each.join("; ")}${rest}.`];
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

function stepsDue({ steps, room, waitingForRoom = 0 }: Plan): readonly string[] {
  if (!steps) return [];
  const ramp =
    room === undefined ? "" : ` The mailboxes may send ${room} that day, as far as their ramp is.`;
  if (steps.length === 0) {
    return [`Of the messages planned so far none is due that day.${ramp}`];
  }
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const wait =
    waitingForRoom > 0
      ? ` ${waitingForRoom} more ${waitingForRoom === 1 ? "waits" : "wait"} for room.`
      : "";
  return [
    `${counted(total, "planned message")} of sequences will go out: ${steps.map(stepInWords).join(", ")}.${ramp}${wait}`,
  ];
}

function stepInWords({ step, count, to = [] }: NonNullable<Plan["steps"]>[number]): string {
  const what = step === 1 ? counted(count, "first message") : `${count} of step ${step}`;
  if (to.length === 0) return what;
  return `${what} (${to.join("; ")}${count > to.length ? "; and others" : ""})`;
}

const proposals: ReadonlyMap<string, string> = new Map([
  ["reply", "an answer"],
  ["meeting", "a meeting"],
  ["strategy", "a change of strategy"],
]);

function decisions({ plan, timeZone }: DailyReport): readonly string[] {
  const { approvalsWaiting, decisions: first = [], repliesWaiting = 0, tasksWaiting = 0 } = plan;
  if (approvalsWaiting === 0) {
    return repliesWaiting + tasksWaiting === 0 ? ["Nothing waits for you."] : [];
  }
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

/** What a person has to read and answer themselves: no draft was made of it. */
function repliesOpen({ plan, timeZone }: DailyReport): readonly string[] {
  const { repliesWaiting = 0, hasMoreReplies, replies = [] } = plan;
  if (repliesWaiting === 0) return [];
  const each = replies.map(({ name, reason }) => `${name} (${plainly(reason, timeZone)})`);
  const more = repliesWaiting > each.length ? "; and others" : "";
  const hasMore = hasMoreReplies ?? false;
  const count = countedAtLeast(repliesWaiting, hasMore, "reply waits", "replies wait");
  return [`${count} for you to answer: ${each.join("; ")}${more}.`];
}

/** LinkedIn and calls are planned like mails, but leave only by somebody's hand. */
function tasksOpen({ tasksWaiting = 0, tasks = [] }: Plan): readonly string[] {
  if (tasksWaiting === 0) return [];
  const each = tasks.map(({ kind, name }) => `${taskNames[kind]} to ${name}`);
  const more = tasksWaiting > each.length ? "; and others" : "";
  return [
    `${counted(tasksWaiting, "task waits", "tasks wait")} to be done by hand: ${each.join("; ")}${more}.`,
  ];
}

const taskNames: Readonly<Record<NonNullable<Plan["tasks"]>[number]["kind"], string>> = {
  "linkedin-invite": "an invitation on LinkedIn",
  "linkedin-message": "a message on LinkedIn",
  call: "a call",
};

function meetings({ plan, timeZone }: DailyReport): readonly string[] {
  const { meetings: count, appointments = [] } = plan;
  if (count === 0) return ["No meeting stands in the calendar for that day."];
  const each = appointments.map(
    ({ startsAt, name }) => `${momentInWords(startsAt, timeZone)} with ${name}`,
  );
  return [`${counted(count, "meeting")} that day${each.length > 0 ? `: ${each.join("; ")}` : ""}.`];
}
