import { transportNames } from "../transport-names.ts";
import { capital } from "../words.ts";

/** What became of a message is kept as "what: why"; the first word is the department's own name for it. */
export function doneInWords(outcome: string): string {
  const [what = "", ...why] = outcome.split(": ");
  const done = actionNames.get(what);
  if (done) return [done, ...why].join(": ");
  const way = Object.entries(transportNames).find(([name]) =>
    outcome.startsWith(`sent by ${name}; `),
  );
  if (way)
    return `Sent ${way[0] === "smtp" ? "from" : "by"} ${way[1]}. Why it may go: ${outcome.split("; ").slice(1).join("; ")}`;
  return capital(outcome);
}

const actionNames: ReadonlyMap<string, string> = new Map([
  ["answered", "Answered by the department"],
  ["arranging-meeting", "A meeting is being arranged"],
  ["closed", "The conversation was closed"],
  ["drafted", "An answer was drafted for you to approve"],
  ["handed-off", "Given to a person"],
  ["nothing", "Nothing was needed"],
  ["waiting", "The department waits"],
]);
