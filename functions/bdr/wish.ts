import type {
  Conversation,
  ConversationMessage,
} from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import { type Attendee, attendeeOf } from "#shared/domain/meetings/attendee.ts";
import { readIcsAnswer } from "#shared/domain/meetings/ics-answer.ts";
import { meetingTexts } from "#shared/domain/meetings/meeting-texts.ts";
import { type NamedTime, namedTimes } from "#shared/domain/meetings/named-times.ts";
import { lastOffer, wasOfferedBy } from "#shared/domain/meetings/open-offer.ts";
import { zonedTime } from "#shared/domain/meetings/zoned-time.ts";
import { placeOf } from "#shared/domain/outreach/recipient-place.ts";
import type { Language } from "#shared/domain/replies/reply-reading.ts";
import type { CompanyDay } from "#shared/domain/settings/company-day.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import { ConversationNotFound } from "#shared/ports/conversation-store.ts";
import { LeadNotFound } from "#shared/ports/lead-store.ts";
import type { BdrDeps } from "./bdr.ts";

/** A wish for a meeting with all that is known about it. */
export type Wish = {
  readonly lead: Lead;
  readonly conversation: Conversation;
  readonly message: ConversationMessage;
  readonly attendee: Attendee;
  readonly language: Language;
  readonly day: CompanyDay;
  readonly seller: SellerProfile;
  /** The prospect's; of a country with several the first, and then times are always offered with their zone. */
  readonly zone: string;
  readonly isZoneSure: boolean;
  readonly named: readonly NamedTime[];
  readonly texts: ReturnType<typeof meetingTexts>;
};

export async function readWish(
  { leads, conversations, settings, directory, approvals }: BdrDeps,
  { leadId, messageId }: { readonly leadId: string; readonly messageId: string },
): Promise<Wish> {
  const [lead, conversation, message, seller, day, asked] = await Promise.all([
    leads.find(leadId),
    conversations.find(leadId),
    conversations.message(leadId, messageId),
    settings.sellerProfile(),
    directory.companyDay(),
    approvals.ofLead(leadId),
  ]);
  if (!lead) throw new LeadNotFound(leadId);
  if (!conversation) throw new ConversationNotFound(leadId);
  if (!message) throw new Error(`Lead ${leadId} has no message ${messageId}`);

  const { zones } = placeOf(lead, day.timeZone);
  const zone = zones[0] ?? day.timeZone;
  const read = message.reading;
  const language = read && read.language !== "other" ? read.language : conversation.language;
  const said = read && read.proposedTimes.length > 0 ? read.proposedTimes : [message.text];
  const offer = lastOffer(asked);
  const attendee = attendeeOf(lead, conversation, message);
  return {
    lead,
    conversation,
    message,
    attendee,
    language,
    day,
    seller,
    zone,
    isZoneSure: zones.length === 1,
    named:
      countered(message, zone) ??
      namedTimes(said, {
        now: new Date(message.at),
        zone,
        within: message.text,
        offered: offer && wasOfferedBy(offer, message.at) ? offer.proposal.slots : [],
      }),
    texts: meetingTexts({
      language,
      reader: attendee.reader,
      sender: seller.sender,
      company: seller.company,
      timeZone: zone,
    }),
  };
}

/** The time that a calendar program proposed instead of ours. */
function countered(
  { calendar }: ConversationMessage,
  zone: string,
): readonly NamedTime[] | undefined {
  const answer = calendar ? readIcsAnswer(calendar) : undefined;
  if (answer?.answer !== "counter" || !answer.slot) return undefined;
  const { day, minutes } = zonedTime(new Date(answer.slot.startsAt), zone);
  return [{ day, at: minutes }];
}
