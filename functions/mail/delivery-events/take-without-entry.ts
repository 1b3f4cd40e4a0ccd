import { typeOfSesBounce } from "#shared/domain/mail/ses-bounce.ts";
import { suppressAddresses } from "../../stop-person.ts";
import type { EffectDeps } from "../effects/effect-deps.ts";
import type { DeliveryEvent } from "./delivery-event.ts";

/** Mails to our own people, and of leads that were erased: the address is suppressed all the same (SES-5). */
export async function takeWithoutEntry(deps: EffectDeps, event: DeliveryEvent): Promise<void> {
  const { mail, bounce, complaint } = event.detail;
  deps.log.info("event of a mail that is not in the outbox", {
    eventType: event["detail-type"],
    providerId: mail.messageId,
  });
  if (complaint && complaint.complaintFeedbackType !== "not-spam") {
    const named = complaint.complainedRecipients.map(({ emailAddress }) => emailAddress);
    const addresses = named.length > 0 ? named : mail.destination;
    await suppressAddresses(deps, { addresses, why: "complained", source: "ses-complaint" });
  }
  if (!bounce) return;
  const addresses = bounce.bouncedRecipients
    .filter((recipient) => {
      const { status, diagnosticCode } = recipient;
      return typeOfSesBounce({ ...bounce, status, diagnosticCode }) === "bad-address";
    })
    .map(({ emailAddress }) => emailAddress);
  await suppressAddresses(deps, { addresses, why: "bad-address", source: "ses-bounce" });
}
