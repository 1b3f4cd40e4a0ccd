import type { World } from "./world.ts";

export function leadOf(outboxId: string): string {
  return outboxId.slice(0, outboxId.indexOf("."));
}

/** What a message means, whichever attempt it is: "lead-7.step-2". */
export function businessMeaning(outboxId: string): string {
  return outboxId.replace(/\.v\d+$/, "");
}

/** What happened to one message, in its order: its own lines, and what stopped its person or company meanwhile. */
export function storyOf({ ledger, leads }: World, outboxId: string): readonly string[] {
  const leadId = leadOf(outboxId);
  const { address = "-", domain = "-" } = leads.get(leadId) ?? {};
  const meaning = businessMeaning(outboxId);
  const own = ledger.lines.get(leadId) ?? [];
  const others = ledger.lines.get("") ?? [];
  return [
    ...own.filter(({ what }) => what.includes(meaning) || what.includes("stops")),
    ...others.filter(({ what }) => what.includes(address) || what.includes(domain)),
  ]
    .toSorted((one, other) => one.order - other.order)
    .map(inWords);
}

/** Everything of a lead, for those who look for the cause. */
export function lifeOf({ ledger }: World, leadId: string): readonly string[] {
  return (ledger.lines.get(leadId) ?? []).map(inWords);
}

function inWords({ order, at, what }: { order: number; at: number; what: string }): string {
  return `${order} ${new Date(at).toISOString()} ${what}`;
}
