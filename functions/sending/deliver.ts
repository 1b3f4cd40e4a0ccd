import { sourceOfLead } from "#shared/domain/compliance/source-of-lead.ts";
import { unsubscribeValue } from "#shared/domain/compliance/unsubscribe-link.ts";
import type { Conversation } from "#shared/domain/conversations/conversation.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { ContactAllowed } from "#shared/domain/outreach/may-contact.ts";
import type { OutboxEntry } from "#shared/domain/outreach/outbox-entry.ts";
import { renderMail } from "#shared/domain/outreach/render-mail.ts";
import type { SettingsStore } from "#shared/ports/settings-store.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { MailTransport } from "#shared/ports/transport.ts";
import { asTask } from "./as-task.ts";
import { type DeliverLinkedInDeps, prepareLinkedIn } from "./deliver-linkedin.ts";

export type DeliverDeps = DeliverLinkedInDeps & {
  /** The way mail of an account leaves; undefined while its mailbox is not connected. */
  readonly mailTransport: (
    account: ContactAllowed["account"],
  ) => Promise<MailTransport | undefined>;
  readonly settings: Pick<SettingsStore, "sellerProfile">;
  readonly signer: Pick<Signer, "sign">;
  /** Takes replies, opt-outs by mail and copies: reply+…@, unsub+…@, journal+…@. */
  readonly inboundDomain: string;
  /** Origin of the page that takes the opt-out. */
  readonly publicUrl: string;
};

export type Delivery =
  | {
      readonly kind: "accepted";
      readonly providerId: string;
      readonly messageId?: string | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly kind: "refused"; readonly type: RefusalType; readonly reason: string };

type RefusalType = "bad-address" | "sender-refused" | "content" | "try-later";

export type DeliverAbout = {
  readonly entry: OutboxEntry;
  readonly lead: Lead;
  readonly conversation: Conversation;
  readonly allowed: ContactAllowed;
};

export type Prepared =
  | { readonly kind: "ready"; readonly send: () => Promise<Delivery> }
  | { readonly kind: "no-way"; readonly reason: string; readonly until?: Date };

/** All that can be done before the claim; what is left is to call `send`, which rejects when nobody can tell. */
export async function prepare(deps: DeliverDeps, about: DeliverAbout): Promise<Prepared> {
  switch (about.entry.channel) {
    case "email":
      return prepareMail(deps, about);
    case "linkedin":
      return prepareLinkedIn(deps, about);
    case "call":
      return { kind: "ready", send: () => asTask(deps, about.entry, "call") };
  }
}

async function prepareMail(
  deps: DeliverDeps,
  { entry, lead, conversation, allowed }: DeliverAbout,
): Promise<Prepared> {
  const transport = await deps.mailTransport(allowed.account);
  if (!transport) {
    const reason = `the mailbox ${allowed.account.id} is not connected: no SMTP_URL is stored for it`;
    return { kind: "no-way", reason };
  }
  const room = await transport.room?.();
  if (room?.kind === "none") return { kind: "no-way", reason: room.reason, until: room.until };
  const seller = await deps.settings.sellerProfile();
  const token = await deps.signer.sign("unsubscribe", unsubscribeValue(entry));
  const mail = renderMail(entry, {
    account: allowed.account,
    footer: {
      language: conversation.language,
      needs: allowed.needs,
      // What must be said once stands in the first mail, also where another channel came before it.
      isFirst: entry.inReplyTo === undefined,
      seller: {
        company: seller.company,
        postalAddress: seller.postalAddress,
        contact: seller.sender.email,
      },
      source: sourceOfLead(lead),
    },
    replyTo: `reply+${conversation.replyToken}@${deps.inboundDomain}`,
    unsubscribe: {
      url: new URL(`/u/${token}`, deps.publicUrl).href,
      mail: `unsub+${conversation.replyToken}@${deps.inboundDomain}`,
    },
  });
  return { kind: "ready", send: () => transport.send(mail) };
}
