import type { ParsedMail } from "#shared/domain/mail/parsed-mail.ts";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { FileReader } from "#shared/ports/file-store.ts";
import type { LeadStore } from "#shared/ports/lead-store.ts";
import type { MeetingStore } from "#shared/ports/meeting-store.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { UnreadMailLog } from "#shared/ports/unread-mail-log.ts";
import type { EffectDeps } from "../effects/effect-deps.ts";

export type InboundDeps = EffectDeps & {
  readonly conversations: EffectDeps["conversations"] &
    Pick<ConversationStore, "leadOfMessageId" | "leadOfReplyToken" | "noteRawMail">;
  readonly leads: Pick<LeadStore, "find" | "holderOf">;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly unread: UnreadMailLog;
  readonly files: FileReader;
  readonly parse: (raw: Uint8Array) => Promise<ParsedMail>;
  readonly replies: Queue<{ readonly leadId: string; readonly messageId: string }>;
  /** Answers to invitations go there. */
  readonly meetings: Queue<{
    readonly kind: "answered";
    readonly leadId: string;
    readonly messageId: string;
  }>;
  /** Whose meeting an answer is about. */
  readonly meetingStore: Pick<MeetingStore, "find">;
  readonly accounts: Pick<SenderAccounts, "list">;
  readonly bus: EventBus;
  readonly signer: Pick<Signer, "verify" | "tag">;
  readonly inboundDomain: string;
  /** Name with which our receiving server signs its findings: "amazonses.com". */
  readonly receivingHost: string;
};
