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
  return ledger.lines
    .filter(
      (line) =>
        (line.leadId === leadId && (line.what.includes(meaning) || line.what.includes("stops"))) ||
        (line.leadId === "" && (line.what.includes(address) || line.what.includes(domain))),
    )
    .map(({ order, at, what }) => `${order} ${new Date(at).toISOString()} ${what}`);
}

/** Everything of a lead, for those who look for the cause. */
export function lifeOf({ ledger }: World, leadId: string): readonly string[] {
  return ledger.lines
    .filter((line) => line.leadId === leadId)
    .map(({ order, at, what }) => `${order} ${new Date(at).toISOString()} ${what}`);
}
