import { AwsError } from "../aws-service.ts";
import type { PostOffice } from "./post-office.ts";
import type { Tags } from "./ses-events.ts";
import { ConnectionLost, type FaultOf } from "./transport-fault.ts";

type Handed = {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly tags: Tags;
};

/** What either API of SES does with a mail. Answers the id that SES gives it. */
export async function handOver(
  postOffice: Pick<PostOffice, "send">,
  faultOf: FaultOf,
  { from, to, raw, tags }: Handed,
): Promise<string> {
  if (raw.length === 0) throw new AwsError("InvalidParameterValue", "The mail is empty");
  if (raw.length > LARGEST_MAIL) throw new AwsError("InvalidParameterValue", "Over 10 MB");
  if (!from || to.length === 0) throw new AwsError("MessageRejected", "No sender or recipient");
  const fault = faultOf({ from, to });
  if (fault === "rejected") throw new AwsError("MessageRejected", "Email address is not verified.");
  if (fault === "throttled") throw new AwsError("Throttling", "Maximum sending rate exceeded.");
  if (fault === "lost-before") throw new ConnectionLost("before the mail was taken");
  const id = await postOffice.send({ from, to }, withoutBcc(raw), "ses", tags);
  if (fault === "lost-after") throw new ConnectionLost("after the mail was taken");
  return id;
}

const LARGEST_MAIL = 10 * 1_048_576;

function withoutBcc(raw: Buffer): Buffer {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text.slice(0, end).replace(/^bcc:.*(\r?\n[ \t].*)*\r?\n/im, "");
  return Buffer.from(head + text.slice(end), "latin1");
}
