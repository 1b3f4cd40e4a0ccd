import { SESClient } from "@aws-sdk/client-ses";
import { composeMail } from "#shared/adapters/mime/compose.ts";
import { sesTransport } from "#shared/adapters/ses/ses-transport.ts";
import type { MailRoom, MailTransport } from "#shared/ports/transport.ts";
import { mailOfTenant } from "./signed-aws.ts";

export type SesWiring = {
  readonly configurationSet: string;
  readonly region: string;
  /** In whose name SES counts and judges what leaves; undefined for the account as a whole (SES-6). */
  readonly tenant: string | undefined;
  readonly room: () => Promise<MailRoom>;
  readonly now: () => Date;
};

export function wireSes({ tenant, ...options }: SesWiring): MailTransport {
  // One attempt: the SDK must not send again a mail whose answer was lost.
  return sesTransport(new SESClient({ maxAttempts: 1 }), {
    ...options,
    compose: composeMail,
    asTenant: tenant === undefined ? undefined : mailOfTenant(tenant),
  });
}
