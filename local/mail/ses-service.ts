import { randomUUID } from "node:crypto";
import { AwsError, type AwsQueryService } from "../aws-service.ts";
import type { PostOffice } from "./post-office.ts";
import type { Tags } from "./ses-events.ts";
import { ConnectionLost, type FaultOf } from "./transport-fault.ts";

/** The part of SES that sends: the query protocol of its first API. */
export function sesService(postOffice: PostOffice, faultOf: FaultOf): AwsQueryService {
  return {
    async handle(parameters) {
      const action = parameters.get("Action") ?? "";
      switch (action) {
        case "SendRawEmail":
          return answer(action, `<MessageId>${await sendRaw(parameters)}</MessageId>`);
        case "GetSendQuota":
          return answer(action, QUOTA);
        default:
          throw new AwsError("InvalidAction", `SES ${action} does not run here`);
      }
    },
  };

  async function sendRaw(parameters: URLSearchParams): Promise<string> {
    const raw = Buffer.from(parameters.get("RawMessage.Data") ?? "", "base64");
    if (raw.length === 0) throw new AwsError("InvalidParameterValue", "The mail is empty");
    if (raw.length > LARGEST_MAIL) throw new AwsError("InvalidParameterValue", "Over 10 MB");
    const from = addressIn(parameters.get("Source") ?? headerOf(raw, "from"));
    const given = members(parameters, "Destinations.member.");
    const to = given.length > 0 ? given : recipientsIn(raw);
    if (!from || to.length === 0) throw new AwsError("MessageRejected", "No sender or recipient");

    const tags = tagsOf(parameters, raw);
    const fault = faultOf({ from, to });
    if (fault === "rejected") {
      throw new AwsError("MessageRejected", "Email address is not verified.");
    }
    if (fault === "throttled") {
      throw new AwsError("Throttling", "Maximum sending rate exceeded.");
    }
    if (fault === "lost-before") throw new ConnectionLost("before the mail was taken");
    const id = await postOffice.send({ from, to }, withoutBcc(raw), "ses", tags);
    if (fault === "lost-after") throw new ConnectionLost("after the mail was taken");
    return id;
  }
}

const LARGEST_MAIL = 10 * 1_048_576;
const QUOTA =
  "<Max24HourSend>50000</Max24HourSend><MaxSendRate>14</MaxSendRate><SentLast24Hours>0</SentLast24Hours>";

function answer(action: string, result: string): string {
  return `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
}

function members(parameters: URLSearchParams, prefix: string): readonly string[] {
  return [...parameters].flatMap(([name, value]) =>
    new RegExp(`^${prefix.replaceAll(".", "\\.")}\\d+$`).test(name) ? [addressIn(value)] : [],
  );
}

/** Given with the call, or in the headers that SES reads and takes away. */
function tagsOf(parameters: URLSearchParams, raw: Buffer): Tags {
  const tags: Record<string, string[]> = {};
  for (let index = 1; ; index += 1) {
    const name = parameters.get(`Tags.member.${index}.Name`);
    if (name === null) break;
    tags[name] = [parameters.get(`Tags.member.${index}.Value`) ?? ""];
  }
  for (const pair of headerOf(raw, "x-ses-message-tags").split(/[,;]\s*/)) {
    const [name = "", value = ""] = pair.split("=");
    if (name !== "") tags[name.trim()] = [value.trim()];
  }
  const set = parameters.get("ConfigurationSetName") ?? headerOf(raw, "x-ses-configuration-set");
  return { ...tags, ...(set && { "ses:configuration-set": [set] }) };
}

function recipientsIn(raw: Buffer): readonly string[] {
  return ["to", "cc", "bcc"]
    .flatMap((name) => headerOf(raw, name).split(","))
    .map(addressIn)
    .filter((address) => address.includes("@"));
}

function headerOf(raw: Buffer, name: string): string {
  const [head = ""] = raw.toString("utf8").split(/\r?\n\r?\n/, 1);
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, " ");
  return new RegExp(`^${name}:\\s*(.*)$`, "im").exec(unfolded)?.[1]?.trim() ?? "";
}

function addressIn(text: string): string {
  return (/<([^>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

function withoutBcc(raw: Buffer): Buffer {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text.slice(0, end).replace(/^bcc:.*(\r?\n[ \t].*)*\r?\n/im, "");
  return Buffer.from(head + text.slice(end), "latin1");
}
