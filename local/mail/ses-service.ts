import { randomUUID } from "node:crypto";
import { AwsError, type AwsQueryService } from "../aws-service.ts";
import type { PostOffice } from "./post-office.ts";
import type { Tags } from "./ses-events.ts";
import { handOver } from "./ses-handover.ts";
import { SES_QUOTA } from "./ses-quota.ts";
import type { FaultOf } from "./transport-fault.ts";

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
    const given = members(parameters, "Destinations.member.");
    return handOver(postOffice, faultOf, {
      from: addressIn(parameters.get("Source") ?? headerOf(raw, "from")),
      to: given.length > 0 ? given : recipientsIn(raw),
      raw,
      tags: tagsOf(parameters, raw),
    });
  }
}

const QUOTA = [...Object.entries(SES_QUOTA), ["SentLast24Hours", 0]]
  .map(([name, value]) => `<${name}>${value}</${name}>`)
  .join("");

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
