import type { Campaign } from "#shared/domain/campaigns/campaign.ts";
import type { Reader } from "#shared/domain/campaigns/reader.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { companyKeyOf } from "#shared/domain/outreach/company-key.ts";
import { Language } from "#shared/domain/replies/reply-reading.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { VariantChoice } from "./outreach.ts";

export type NewConversationDeps = {
  readonly signer: Pick<Signer, "tag">;
  readonly now: () => Date;
};

/** The conversation of a lead that is to begin. It is stored only when something may be sent to the person at all. */
export async function newConversation(
  { signer, now }: NewConversationDeps,
  { campaignId, reason }: { readonly campaignId: string; readonly reason: string },
  {
    lead,
    campaign,
    reader,
  }: { readonly lead: Lead; readonly campaign: Campaign; readonly reader: Reader },
  chosen: VariantChoice | undefined,
): Promise<Conversation> {
  const at = now().toISOString();
  const [first] = campaign.steps[0]?.variants ?? [];
  return {
    leadId: lead.id,
    version: 1,
    state: "initial_outreach",
    reason,
    campaignId,
    companyKey: companyKeyOf(lead),
    ...(reader.email && { email: reader.email.toLowerCase() }),
    ...(reader.linkedinUrl && { linkedinUrl: reader.linkedinUrl }),
    language: Language.safeParse(campaign.language).data ?? "en",
    replyToken: await signer.tag(`reply:${lead.id}`),
    accounts: {},
    sequence: {
      nextStep: 1,
      variant: chosen?.variant ?? first?.name ?? "a",
      ...((chosen ?? first) && { angleId: (chosen ?? first)?.angleId }),
      ...(chosen?.hours && { hours: chosen.hours }),
    },
    info: {},
    softBounces: 0,
    createdAt: at,
    updatedAt: at,
  };
}
