import * as z from "zod";
import type { PlannedTenant } from "../assembly/blueprint.ts";
import { arn } from "../assembly/resource-names.ts";
import { AwsError, type AwsRestService } from "../aws-service.ts";
import type { Mailbox } from "./mailbox.ts";
import type { PostOffice } from "./post-office.ts";
import { handOver } from "./ses-handover.ts";
import { ListReason, type SesList } from "./ses-list.ts";
import { SES_QUOTA } from "./ses-quota.ts";
import type { FaultOf } from "./transport-fault.ts";

type SesAccountDeps = {
  readonly postOffice: PostOffice;
  readonly mailbox: Pick<Mailbox, "countSince">;
  readonly sesList: SesList;
  readonly tenants: readonly PlannedTenant[];
  readonly faultOf: FaultOf;
  readonly now: () => number;
};

/** What only the second API of SES has: the account, its list, and mail in the name of a tenant. */
export function sesAccountService(deps: SesAccountDeps): AwsRestService {
  const { mailbox, sesList, now } = deps;
  return {
    async handle({ method, url, body }) {
      const { pathname, searchParams } = url;
      switch (`${method} ${pathname}`) {
        case "GET /v2/email/account":
          return {
            ProductionAccessEnabled: true,
            SendingEnabled: true,
            EnforcementStatus: "HEALTHY",
            SendQuota: { ...SES_QUOTA, SentLast24Hours: mailbox.countSince("ses", now() - DAY) },
          };
        case `GET ${LIST}`:
          return listPage(sesList, searchParams);
        case `PUT ${LIST}`: {
          const { EmailAddress, Reason } = Put.parse(body);
          sesList.put(EmailAddress, Reason, now());
          return {};
        }
        case "POST /v2/email/outbound-emails":
          return sendAsTenant(deps, Send.parse(body));
      }
      const [, address] = new RegExp(`^${LIST}/([^/]+)$`).exec(pathname) ?? [];
      if (method === "DELETE" && address !== undefined) {
        if (sesList.remove(decodeURIComponent(address))) return {};
        throw new AwsError("NotFoundException", "The address is not on the list", 404);
      }
      throw new AwsError(
        "UnknownOperationException",
        `${method} ${pathname} does not run here`,
        404,
      );
    },
  };
}

const DAY = 86_400_000;
const LIST = "/v2/email/suppression/addresses";

function listPage(sesList: SesList, query: URLSearchParams): object {
  const limit = Number(query.get("PageSize") ?? "100");
  const token = query.get("NextToken");
  const after = token === null ? 0 : Number(token);
  if (Number.isNaN(after)) throw new AwsError("InvalidNextTokenException", "Not one of ours");
  const since = Date.parse(query.get("StartDate") ?? "1970-01-01T00:00:00Z");
  const found = sesList.page({ since, after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    SuppressedDestinationSummaries: shown.map(({ address, reason, at }) => ({
      EmailAddress: address,
      Reason: reason,
      LastUpdateTime: at / 1000,
    })),
    ...(found.length > limit && { NextToken: String(shown.at(-1)?.id) }),
  };
}

async function sendAsTenant(
  { postOffice, tenants, faultOf }: SesAccountDeps,
  mail: z.infer<typeof Send>,
): Promise<object> {
  const tenant = tenants.find(({ properties }) => properties.TenantName === mail.TenantName);
  if (!tenant) throw new AwsError("NotFoundException", `No tenant ${mail.TenantName}`, 404);
  const given = tenant.properties.ResourceAssociations.map(({ ResourceArn }) => ResourceArn);
  const { ConfigurationSetName: set, FromEmailAddress: from } = mail;
  const missing = [
    arn("ses", `configuration-set/${set}`),
    arn("ses", `identity/${from.split("@").at(-1)}`),
  ].filter((needed) => !given.includes(needed));
  if (missing.length > 0) {
    const message = `The tenant ${mail.TenantName} was not given ${missing.join(", ")}`;
    throw new AwsError("AccessDeniedException", message, 403);
  }
  const tags = Object.fromEntries(mail.EmailTags.map(({ Name, Value }) => [Name, [Value]]));
  const MessageId = await handOver(postOffice, faultOf, {
    from,
    to: mail.Destination.ToAddresses,
    raw: Buffer.from(mail.Content.Raw.Data, "base64"),
    tags: { ...tags, "ses:configuration-set": [set], "ses:tenant-name": [mail.TenantName] },
  });
  return { MessageId };
}

const Put = z.strictObject({ EmailAddress: z.string(), Reason: ListReason });

const Send = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).min(1) }),
  Content: z.strictObject({ Raw: z.strictObject({ Data: z.string() }) }),
  ConfigurationSetName: z.string(),
  EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  TenantName: z.string(),
});
