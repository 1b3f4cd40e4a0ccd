import type { Evidence, Finding } from "./invariants.ts";
import type { RepCounts } from "./simulated-rep.ts";

export type Summary = {
  /** From written to to met, in order. */
  readonly funnel: readonly (readonly [label: string, count: number])[];
  /** What people did, most frequent first. */
  readonly behaviour: readonly (readonly [label: string, count: number])[];
  readonly rep: RepCounts;
  readonly faults: { readonly mail: number; readonly messages: number };
};

export function summarise(
  { mails, acts, outbox, meetings, messages }: Evidence,
  rep: RepCounts,
  faults: Summary["faults"],
): Summary {
  const outreach = mails.filter(
    ({ direction, outboxId }) => direction === "out" && outboxId !== "",
  );
  const steps = outreach.filter(({ outboxId }) => outboxId.includes(".step-"));
  const people = (list: typeof mails) => new Set(list.flatMap(({ recipients }) => recipients)).size;
  const accepted = new Set(
    acts.flatMap(({ did, address }) => (did === "answers-invitation" ? [address] : [])),
  );
  const behaviour = new Map<string, number>();
  for (const { did, occasion } of acts) {
    const label = did === "says" ? `says: ${occasion}` : did.replaceAll("-", " ");
    behaviour.set(label, (behaviour.get(label) ?? 0) + 1);
  }
  return {
    funnel: [
      ["messages planned", outbox.length],
      ["steps sent", steps.length],
      ["people written to", people(steps)],
      ["mails of others received", mails.filter(isOfOthers).length],
      ["replies read", messages.filter(({ reading }) => reading !== undefined).length],
      ["replies answered", outreach.filter(({ outboxId }) => /\.reply-/.test(outboxId)).length],
      ["approvals decided", rep.approved + rep.rejected],
      ["meetings booked", meetings.filter(({ status }) => status !== "cancelled").length],
      ["invitations answered", accepted.size],
    ],
    behaviour: [...behaviour].toSorted(([, one], [, other]) => other - one),
    rep,
    faults,
  };
}

/** Without the copies that prove our own mails. */
function isOfOthers({ direction, recipients }: Evidence["mails"][number]): boolean {
  return direction === "in" && !recipients.some((address) => address.startsWith("journal+"));
}

const EXAMPLES = 5;

export function outcomeText(
  { funnel, behaviour, rep, faults }: Summary,
  findings: readonly Finding[],
  seconds: number,
): string {
  const line = ([label, count]: readonly [string, number]) =>
    `  ${label.padEnd(28)} ${String(count).padStart(6)}`;
  return [
    "Funnel",
    ...funnel.map(line),
    "What people did",
    ...behaviour.map(line),
    `The rep approved ${rep.approved} (${rep.edited} edited), rejected ${rep.rejected}, double-clicked ${countOf(rep.clickedTwice, "decision")}, and left ${rep.ignored} to their end.`,
    faultsText(faults),
    "",
    "What must hold",
    ...findings.flatMap((finding) => [
      `  ${verdictOf(finding).padEnd(9)}  ${finding.invariant} (${casesText(finding)})`,
      ...finding.broken.slice(0, EXAMPLES).map((one) => `               ${one}`),
    ]),
    `${totalText(findings)}, after ${seconds.toFixed(0)} s.`,
  ].join("\n");
}

/** What came twice came to the department, on purpose: what it sends goes once all the same. */
export function faultsText({ mail, messages }: Summary["faults"]): string {
  return `${countOf(mail, "mail")} met a fault on the way out; the queues delivered ${countOf(messages, "message")} to the department twice, on purpose.`;
}

export function countOf(count: number, singular: string): string {
  return `${count} ${count === 1 ? singular : `${singular}s`}`;
}

/** What could not be broken has not been shown to hold. */
export function verdictOf({ looked, broken }: Finding): "holds" | "BROKEN" | "not tried" {
  if (broken.length > 0) return "BROKEN";
  return looked === 0 ? "not tried" : "holds";
}

export function casesText({ looked, cases, broken }: Finding): string {
  if (looked === 0) return `no ${cases} in these days; more leads or more days bring some`;
  return `${cases}: ${looked}${broken.length > 0 ? `, of them broken: ${broken.length}` : ""}`;
}

function totalText(findings: readonly Finding[]): string {
  const count = (verdict: string) =>
    findings.filter((finding) => verdictOf(finding) === verdict).length;
  const untried = count("not tried");
  const tried = findings.length - untried;
  return `${count("holds")} of ${tried} held${untried > 0 ? `, ${untried} could not be tried` : ""}`;
}
