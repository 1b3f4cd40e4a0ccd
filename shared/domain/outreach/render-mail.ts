import { type FooterInput, legalFooter } from "#shared/domain/compliance/disclosures.ts";
import { type OutboxEntry, writerOf } from "./outbox-entry.ts";
import type { SenderAccount } from "./sender-account.ts";

/** A mail as it leaves. */
export type RenderedMail = {
  /** Business key; travels as header X-Outbox-Id, and with SES as a message tag that its events repeat. */
  readonly outboxId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  /** Signed plus-address, so a reply finds its conversation even when its threading headers are lost. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo?: string | undefined;
  readonly references: readonly string[];
  /** https URL of the one-click unsubscribe; undefined only for what is no sales mail. */
  readonly unsubscribeUrl?: string | undefined;
  /** The address that takes the unsubscribe by mail. */
  readonly unsubscribeMail?: string | undefined;
  readonly calendar?:
    | { readonly method: "REQUEST" | "CANCEL"; readonly content: string }
    | undefined;
};

export type MailSurroundings = {
  readonly account: Pick<SenderAccount, "name" | "address">;
  readonly footer: Omit<FooterInput, "unsubscribeUrl" | "writer">;
  readonly replyTo: string;
  /** The page and the address that take the opt-out of this very mail. */
  readonly unsubscribe: { readonly url: string; readonly mail: string };
};

/** Adds to a text what the law and the mail programs want of it, whoever wrote the text. */
export function renderMail(entry: OutboxEntry, surroundings: MailSurroundings): RenderedMail {
  const { account, footer, replyTo, unsubscribe } = surroundings;
  const isSales = entry.kind === "step" || entry.kind === "reply";
  const unsubscribeUrl = isSales ? unsubscribe.url : undefined;
  const legal = isSales ? legalFooter({ ...footer, writer: writerOf(entry), unsubscribeUrl }) : [];
  // No "-- " line above it: programs fold away what follows one, and the law wants it read.
  const text = [entry.text.trim(), ...legal].join("\n\n");
  return {
    outboxId: entry.id,
    from: { name: oneLine(account.name), address: account.address },
    to: entry.to,
    replyTo,
    subject: oneLine(entry.subject ?? footer.seller.company),
    text: `${text}\n`,
    messageId: entry.messageId,
    inReplyTo: entry.inReplyTo,
    references: entry.references,
    ...(isSales && { unsubscribeUrl, unsubscribeMail: unsubscribe.mail }),
    calendar: entry.calendar,
  };
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
