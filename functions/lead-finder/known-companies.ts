import { companyMarks } from "#shared/domain/lead-search/candidate.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";

const LEADS_A_PAGE = 500;

/** The newest this many; a person of an older lead is still known by the identity keys. */
const MOST_LEADS = 20_000;

/** What the companies of all leads are known by, so that no colleague of a known lead is found anew. */
export async function knownCompanies({ list }: Pick<LeadStore, "list">): Promise<Set<string>> {
  const marks = new Set<string>();
  let cursor: string | undefined;
  let read = 0;
  do {
    const page = await list({ limit: LEADS_A_PAGE, cursor });
    for (const lead of page.leads) {
      if (isUnfinished(lead)) continue;
      for (const mark of companyMarks(lead.company)) marks.add(mark);
    }
    read += page.leads.length;
    cursor = page.cursor;
  } while (cursor && read < MOST_LEADS);
  return marks;
}

/** A find whose pipeline may never have been started, for a crash came between: it is found again, and begun. */
function isUnfinished({ origin, status }: Lead): boolean {
  return origin.kind === "finder" && status === "new";
}
