import type { Lead } from "./lead.ts";

const LONGEST = 40;

/** What leads are compared by in reports and learning: the industry as it was given, or "unknown". */
export function segmentOfLead({ company }: Pick<Lead, "company">): string {
  const industry = company.industry?.toLowerCase().replace(/\s+/g, " ").trim();
  // Longer text is no name of a trade, and a report does not repeat what a stranger put into the cell.
  return industry && industry.length <= LONGEST ? industry : "unknown";
}
