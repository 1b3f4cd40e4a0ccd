import { type BounceType, bounceType } from "./bounce-type.ts";

export type SesBounce = {
  readonly bounceType: string;
  readonly bounceSubType: string;
  readonly status: string | undefined;
  readonly diagnosticCode: string | undefined;
};

/** SES knows permanent, transient and undetermined bounces; what the other server said tells whose fault it is. */
export function typeOfSesBounce(bounce: SesBounce): BounceType {
  // The person is on SES's own list: it was suppressed before, or the address bounced for others.
  if (/suppress/i.test(bounce.bounceSubType)) return "bad-address";
  if (bounce.bounceSubType === "NoEmail") return "bad-address";
  if (/ContentRejected|AttachmentRejected/.test(bounce.bounceSubType)) return "sender-refused";
  if (bounce.bounceSubType === "MailboxFull") return "full-or-slow";

  const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(
    `${bounce.diagnosticCode ?? ""} ${bounce.status ?? ""}`,
  )?.[0];
  const said = bounceType(code, bounce.diagnosticCode ?? "");
  if (bounce.bounceType === "Permanent") {
    const saysNothing = !bounce.diagnosticCode && (code === undefined || code === "5.0.0");
    return saysNothing ? "bad-address" : said;
  }
  // A transient failure never ends a person's address.
  return said === "bad-address" ? "full-or-slow" : said;
}
