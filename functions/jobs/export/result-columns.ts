import { bodyOf, type Campaign, type CampaignStep } from "#shared/domain/campaigns/campaign.ts";
import { factsForReading } from "#shared/domain/enrichment/facts-for-reading.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** What the enriched CSV adds to the columns of the file. */
export const resultColumns = [
  "lead_id",
  "status",
  "email",
  "email_source",
  "email_confidence",
  "score",
  "tier",
  "classification",
  "reasoning",
  "contacts",
  "facts",
  "growth_score",
  "email_subject_a",
  "email_body_a",
  "email_subject_b",
  "email_body_b",
  "linkedin_message",
  "cost_usd",
  "error",
] as const;

export type Result = Partial<Record<(typeof resultColumns)[number], string>>;

export type LeadResult = {
  readonly lead: Lead;
  readonly facts: readonly Fact[];
  readonly contacts: readonly Contact[];
  readonly campaign: Campaign | undefined;
};

export function resultOf({ lead, facts, contacts, campaign }: LeadResult): Result {
  const { qualification, email } = lead;
  const mail = campaign?.steps.find(({ channel }) => channel === "email");
  const linkedin = campaign?.steps.find(({ channel }) => channel === "linkedin");
  const firstOfLinkedin = linkedin?.variants[0];
  return {
    lead_id: lead.id,
    status: lead.status,
    email: email?.address ?? "",
    email_source: email?.source ?? "",
    email_confidence: email ? email.confidence.toFixed(2) : "",
    score: String(qualification?.score ?? ""),
    tier: qualification?.tier ?? "",
    classification: qualification?.classification ?? "",
    reasoning: qualification?.reasoning ?? "",
    contacts: contacts.map(contactCell).join("; "),
    facts: factsForReading(facts, lead.company.domain)
      .map(({ statement, url }) => `${statement} [${url}]`)
      .join(" | "),
    growth_score: String(lead.growthScore ?? ""),
    ...mailCells(mail),
    linkedin_message: firstOfLinkedin ? bodyOf(firstOfLinkedin) : "",
    cost_usd: lead.costUsd.toFixed(4),
    error: [duplicateNote(lead), lead.error, lead.emailNote, campaignNote(lead, campaign)]
      .filter(Boolean)
      .join(" "),
  };
}

function duplicateNote({ status, duplicateOf }: Lead): string {
  return status === "duplicate" && duplicateOf ? `Same as lead ${duplicateOf}.` : "";
}

/** Where a vendor said that a person must not be contacted, the note on the address has it already. */
function campaignNote({ doNotContact, emailNote }: Lead, campaign: Campaign | undefined): string {
  if (doNotContact && doNotContact !== emailNote) return `No campaign: ${doNotContact}.`;
  return campaign?.note && !doNotContact ? `No campaign: ${campaign.note}.` : "";
}

function contactCell({ fullName, title, linkedinUrl }: Contact): string {
  return [`${fullName} (${title})`, linkedinUrl].filter(Boolean).join(" ");
}

function mailCells(step: CampaignStep | undefined): Result {
  const [a, b] = step?.variants ?? [];
  return {
    email_subject_a: a?.subject ?? "",
    email_body_a: a ? bodyOf(a) : "",
    email_subject_b: b?.subject ?? "",
    email_body_b: b ? bodyOf(b) : "",
  };
}
