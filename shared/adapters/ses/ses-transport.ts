import { type SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { outboxTagName, toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import type { ComposeMail, MailRoom, MailTransport } from "#shared/ports/transport.ts";
import { sesRefusal } from "./ses-refusal.ts";
import type { HandOver } from "./signed-tenant-mail.ts";

export type SesTransportOptions = {
  readonly compose: ComposeMail;
  /** Names where events go: send, delivery, bounce, complaint, reject, delay (SES-7). */
  readonly configurationSet: string;
  readonly region: string;
  readonly now: () => Date;
  readonly room?: (() => Promise<MailRoom>) | undefined;
  /** In the name of a tenant, which the call of the client cannot name. */
  readonly asTenant?: HandOver | undefined;
};

/** Give the client `maxAttempts: 1`: a send whose answer was lost must not be sent again by the SDK. */
export function sesTransport(client: SESClient, options: SesTransportOptions): MailTransport {
  const { compose, configurationSet, region, now, room, asTenant } = options;
  const handOver = asTenant ?? rawMail(client);
  return {
    name: "ses",
    room,
    async send(mail) {
      const taken = await handOver({
        raw: await compose(mail, now()),
        from: mail.from.address,
        to: mail.to,
        configurationSet,
        tag: { name: outboxTagName, value: toMessageTag(mail.outboxId) },
      });
      if (taken.kind === "refused") return taken;
      const { id } = taken;
      if (!id) throw new Error(`SES took mail ${mail.outboxId} but gave it no id`);
      return { kind: "accepted", providerId: id, messageId: `${id}@${hostOf(region)}` };
    },
  };
}

/** SES puts its own Message-ID in place of ours; answers refer to that one. */
function hostOf(region: string): string {
  return region === "us-east-1" ? "email.amazonses.com" : `${region}.amazonses.com`;
}

function rawMail(client: SESClient): HandOver {
  return async ({ raw, from, to, configurationSet, tag }) => {
    const command = new SendRawEmailCommand({
      RawMessage: { Data: raw },
      Source: from,
      Destinations: [to],
      ConfigurationSetName: configurationSet,
      Tags: [{ Name: tag.name, Value: tag.value }],
    });
    try {
      const { MessageId: id } = await client.send(command);
      return { kind: "taken", id };
    } catch (error) {
      if (!(error instanceof SESServiceException)) throw error;
      const { name, message, $fault } = error;
      const refusal = sesRefusal({ name, message, isOurFault: $fault === "client" });
      if (refusal) return refusal;
      throw error;
    }
  };
}
