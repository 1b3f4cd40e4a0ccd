import { type SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { outboxTagName, toMessageTag } from "#shared/domain/outreach/message-tag.ts";
import type { ComposeMail, MailOutcome, MailTransport } from "#shared/ports/transport.ts";

export type SesTransportOptions = {
  readonly compose: ComposeMail;
  /** Names where events go: send, delivery, bounce, complaint, reject, delay (SES-7). */
  readonly configurationSet: string;
  readonly region: string;
  readonly now: () => Date;
};

/** Give the client `maxAttempts: 1`: a send whose answer was lost must not be sent again by the SDK. */
export function sesTransport(client: SESClient, options: SesTransportOptions): MailTransport {
  const { compose, configurationSet, region, now } = options;
  return {
    name: "ses",
    async send(mail) {
      const command = new SendRawEmailCommand({
        RawMessage: { Data: await compose(mail, now()) },
        Source: mail.from.address,
        Destinations: [mail.to],
        ConfigurationSetName: configurationSet,
        Tags: [{ Name: outboxTagName, Value: toMessageTag(mail.outboxId) }],
      });
      try {
        const { MessageId: id } = await client.send(command);
        if (!id) throw new Error(`SES took mail ${mail.outboxId} but gave it no id`);
        return { kind: "accepted", providerId: id, messageId: `${id}@${hostOf(region)}` };
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) return refusal;
        throw error;
      }
    },
  };
}

/** SES puts its own Message-ID in place of ours; answers refer to that one. */
function hostOf(region: string): string {
  return region === "us-east-1" ? "email.amazonses.com" : `${region}.amazonses.com`;
}

/** What SES answers with a name, it did not send. A server's fault (5xx) or a lost answer leaves that open. */
function refusalOf(error: unknown): MailOutcome | undefined {
  if (!(error instanceof SESServiceException)) return undefined;
  const reason = `${error.name}: ${error.message}`;
  if (throttled.has(error.name)) return { kind: "refused", type: "try-later", reason };
  if (error.$fault !== "client") return undefined;
  return { kind: "refused", type: typeOf(error), reason };
}

const throttled = new Set(["Throttling", "ThrottlingException", "TooManyRequestsException"]);

function typeOf({ name, message }: SESServiceException) {
  if (/invalid.*(?:recipient|address|domain name)|missing final|illegal address/i.test(message)) {
    return "bad-address" as const;
  }
  return senderFaults.has(name) ? ("sender-refused" as const) : ("content" as const);
}

const senderFaults = new Set([
  "AccountSendingPausedException",
  "ConfigurationSetSendingPausedException",
  "ConfigurationSetDoesNotExistException",
  "MailFromDomainNotVerifiedException",
  // The sandbox says so of recipients too: that is our account's state, not the person's address (SES-4).
  "MessageRejected",
  "AccessDenied",
  "AccessDeniedException",
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
  "ExpiredToken",
]);
