import { completeDraft } from "./complete-draft.ts";
import { Lead } from "./lead.ts";
import type { LeadDraft } from "./lead-draft.ts";

/** What a person changes by hand; what is left out stays as it is. */
export type LeadChange = {
  readonly company?: LeadDraft["company"] | undefined;
  readonly person?: LeadDraft["person"] | undefined;
  readonly notes?: string | undefined;
  /** Who says that the note is no reason to hold the first message back. */
  readonly noteClearedBy?: string | undefined;
  readonly consent?: LeadDraft["consent"] | undefined;
  readonly status?: Lead["status"] | undefined;
};

/** What was derived from a value goes with it: a full name with its parts, a domain with its website. */
export function changedLead(
  lead: Lead,
  { company, person, notes, noteClearedBy, consent, status }: LeadChange,
  now: Date,
): Lead {
  const { fullName: _fullName, ...nameless } = lead.person ?? {};
  const { domain: _domain, ...nowhere } = lead.company;
  const isRenamed = person?.firstName !== undefined || person?.lastName !== undefined;
  const completed = completeDraft({
    company: { ...(company?.website ? nowhere : lead.company), ...company },
    ...((lead.person ?? person) && {
      person: { ...(isRenamed ? nameless : lead.person), ...person },
    }),
  });
  const { email, emailNote, ...rest } = lead;
  const note = notes ?? lead.notes;
  // The address in use was read from the old one: the next qualification finds it anew.
  const isOtherAddress = person?.email !== undefined && person.email !== email?.address;
  return Lead.parse({
    ...rest,
    ...(isOtherAddress ? {} : { email, emailNote }),
    ...completed,
    ...(notes && { notes }),
    ...(noteClearedBy &&
      note && { noteCleared: { note, by: noteClearedBy, at: now.toISOString() } }),
    ...(consent && { consent }),
    ...(status && { status }),
    updatedAt: now.toISOString(),
  });
}
