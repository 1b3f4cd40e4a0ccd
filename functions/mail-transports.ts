import { composeMail } from "#shared/adapters/mime/compose.ts";
import { smtpTransport } from "#shared/adapters/smtp/smtp-transport.ts";
import { journalValue } from "#shared/domain/mail/journal.ts";
import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { smtpUrlOf } from "#shared/domain/outreach/smtp-url.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { Signer } from "#shared/ports/signer.ts";
import type { MailTransport } from "#shared/ports/transport.ts";

export type MailTransportsOptions = {
  readonly ses: MailTransport;
  readonly secret: () => Promise<DepartmentSecret>;
  readonly signer: Pick<Signer, "tag">;
  readonly inboundDomain: string;
  readonly now: () => Date;
};

const SMTP_TIMEOUT = 20_000;

/** How the mail of an account leaves, by what the secret says now; undefined while its mailbox is not connected. */
export function mailTransports({
  ses,
  secret,
  signer,
  inboundDomain,
  now,
}: MailTransportsOptions): (account: SenderAccount) => Promise<MailTransport | undefined> {
  const journal = async (outboxId: string) =>
    `journal+${await signer.tag(journalValue(outboxId))}@${inboundDomain}`;

  return async ({ id, transport }) => {
    if (transport === "ses") return ses;
    const url = smtpUrlOf(id, (await secret()).SMTP_URL);
    return url === undefined
      ? undefined
      : smtpTransport(url, {
          compose: composeMail,
          journal,
          now,
          timeoutMilliseconds: SMTP_TIMEOUT,
        });
  };
}
