import { withoutLawfulWay } from "#shared/domain/compliance/barred-by-law.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { noteHold } from "#shared/domain/outreach/note-hold.ts";
import type { AllocationStore } from "#shared/ports/allocation-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";

export type PoolDeps = {
  readonly leads: Pick<LeadStore, "list">;
  readonly allocations: Pick<AllocationStore, "decided">;
  readonly now: () => Date;
};

export type Pool = {
  readonly leads: readonly Lead[];
  /** Ready, but not to be begun: no lawful way to them, or a note that leaves it to a person. */
  readonly notBegun: readonly NotBegun[];
};

export type NotBegun = { readonly lead: Lead; readonly reason: string };

const LEADS_A_PAGE = 200;

/** The newest this many ready leads are enough to choose fifty from. */
const MOST_LEADS = 5_000;

/** Ready leads nobody has decided about. An index lists them: outreach decides about each once more. */
export async function readPool({ leads, allocations, now }: PoolDeps): Promise<Pool> {
  const pool: Lead[] = [];
  const notBegun: NotBegun[] = [];
  let cursor: string | undefined;
  do {
    const page = await leads.list({ status: "ready", limit: LEADS_A_PAGE, cursor });
    const decided = await allocations.decided(page.leads.map(({ id }) => id));
    for (const lead of page.leads.filter(({ id }) => !decided.has(id))) {
      const reason = whyNot(lead, now());
      if (reason === undefined) pool.push(lead);
      else notBegun.push({ lead, reason: reason.replace(/\.$/u, "") });
    }
    cursor = page.cursor;
  } while (cursor && pool.length < MOST_LEADS);
  // What a person can let go stands first.
  const isNote = ({ lead }: NotBegun) => Number(noteHold(lead) !== undefined);
  return { leads: pool, notBegun: notBegun.toSorted((one, other) => isNote(other) - isNote(one)) };
}

/** Why nobody may begin with the lead; undefined where one channel at least is open. */
function whyNot(lead: Lead, now: Date): string | undefined {
  if (lead.doNotContact !== undefined) return lead.doNotContact;
  const note = noteHold(lead);
  if (note !== undefined) return note;
  if (lead.email || lead.person?.linkedinUrl) return withoutLawfulWay(lead, now);
  return lead.emailNote ?? "no e-mail address or LinkedIn profile is known";
}
