import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Meeting } from "#shared/domain/meetings/meeting.ts";
import { meetingTexts } from "#shared/domain/meetings/meeting-texts.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Calendar } from "#shared/ports/calendar.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { InvitationWriter } from "#shared/ports/invitation-writer.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { OutboxStore } from "#shared/ports/outbox-store.ts";
import type { OutcomeLog } from "#shared/ports/outcome-log.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { Signer } from "#shared/ports/signer.ts";

/** What everybody needs who books, moves or ends a meeting. */
export type MeetingDesk = {
  readonly leads: Pick<LeadStore, "find">;
  readonly conversations: Pick<ConversationStore, "find" | "change" | "messages">;
  readonly meetings: MeetingStore;
  readonly outbox: Pick<OutboxStore, "plan" | "ofLead" | "cancel">;
  readonly accounts: Pick<SenderAccounts, "list">;
  /** The one that is connected now. */
  readonly calendar: () => Promise<Calendar>;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  readonly outcomes: Pick<OutcomeLog, "tell">;
  readonly signer: Pick<Signer, "tag">;
  readonly invitation: InvitationWriter;
  readonly now: () => Date;
};

/** The sentences to the attendee of a meeting, in their language. */
export function textsFor(meeting: Meeting, seller: SellerProfile, lead: Lead | undefined) {
  const { person } = lead ?? {};
  const isTheLead = person?.fullName === meeting.attendee.name;
  return meetingTexts({
    language: meeting.language,
    reader: isTheLead ? { firstName: person?.firstName, fullName: person?.fullName } : {},
    sender: seller.sender,
    company: seller.company,
    timeZone: meeting.timeZone,
  });
}
