import type { MailService } from "#shared/ports/mail-service.ts";

/** Of SES's account nothing is asked where only mail is the matter. */
export const unaskedMailService: MailService = {
  state: unasked,
  heldBack: unasked,
  holdBack: unasked,
  letGo: unasked,
};

async function unasked(): Promise<never> {
  throw new Error("Nobody should ask for SES's account here");
}
