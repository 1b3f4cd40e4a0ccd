import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import type { DraftCompany, DraftPerson } from "#shared/domain/leads/lead-draft.ts";

/** A company, perhaps with a person, that a source named. All of it is what strangers wrote. */
export type Candidate = {
  readonly company: DraftCompany;
  readonly person?: DraftPerson;
  readonly sourceName: string;
  /** The page or record that named it. */
  readonly url: string;
  readonly snippet: string;
};

/** What two candidates, or a candidate and a lead, of one company share. */
export function companyMarks({ domain, name }: DraftCompany): readonly string[] {
  const normal = name ? normaliseCompanyName(name) : "";
  return [...(domain ? [`domain:${domain}`] : []), ...(normal ? [`name:${normal}`] : [])];
}
