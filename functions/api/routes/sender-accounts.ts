import * as z from "zod";
import { SenderAccount } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { AuditLog } from "#shared/ports/audit-log.ts";
import type { Queue } from "#shared/ports/queue.ts";
import type { SenderAccounts } from "#shared/ports/sender-accounts.ts";
import { refusal } from "../../http/problem.ts";
import { Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { TimeZone } from "../compliance/time-zone.ts";

export type SenderAccountRoutesDeps = {
  readonly accounts: SenderAccounts;
  readonly audit: Pick<AuditLog, "tell">;
  /** Has the domains looked at again: an account sends nothing before its first look. */
  readonly lines: Queue<{ readonly kind: "check-domains" }>;
  readonly now: () => Date;
};

const Settings = z.strictObject({
  ...SenderAccount.omit({ id: true, version: true, dns: true, startedOn: true }).shape,
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().min(3).max(500),
  timeZone: TimeZone,
  dkimSelectors: z
    .array(z.string().regex(/^[\w.-]{1,63}$/))
    .min(1)
    .max(20)
    .optional(),
});

/** LI-1: section 8.2 of LinkedIn's user agreement forbids software that acts for a member. */
const linkedInRisk =
  "LinkedIn's terms allow no automation and it may restrict or close the profile. The transport manual makes a task for a person and is complete without it. To connect all the same, send acceptsLinkedInRisk: true.";

const NewAccount = Settings.extend({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, "lower-case letters, digits and hyphens"),
  startedOn: SenderAccount.shape.startedOn.optional(),
  acceptsLinkedInRisk: z.boolean().default(false),
});
const Change = Settings.partial().extend({
  version: z.int().min(1),
  acceptsLinkedInRisk: z.boolean().default(false),
});

export function senderAccountRoutes(deps: SenderAccountRoutesDeps): readonly Route[] {
  const { accounts, now } = deps;

  async function save(account: SenderAccount, what: string, who: string): Promise<SenderAccount> {
    const at = now().toISOString();
    if (!(await accounts.save(account))) throw refusal(409, "It changed meanwhile. Read it again.");
    await deps.audit.tell({ at, who, what, about: `account ${account.id}`, why: "" });
    await deps.lines.send({ kind: "check-domains" });
    return account;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/sender-accounts",
      role: "viewer",
      summary: "Mailboxes and profiles that messages are sent from, with what DNS says of them",
      tag: "compliance",
      answers: {
        200: {
          description: "All of them.",
          schema: z.object({ accounts: z.array(SenderAccount) }),
        },
      },
      handle: async () => ({ status: 200, json: { accounts: await accounts.list() } }),
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/sender-accounts",
      role: "manager",
      summary: "Add an account; it sends once its domain was looked at and is ready",
      tag: "compliance",
      schema: NewAccount,
      answers: { 201: { description: "The account.", schema: SenderAccount } },
      handle: async ({ body: { startedOn, acceptsLinkedInRisk, ...settings }, person }) => {
        const today = dayIn(settings.timeZone, now());
        const account = asAccount({ ...settings, version: 1, startedOn: startedOn ?? today });
        if (isAutomation(account) && !acceptsLinkedInRisk) throw refusal(422, linkedInRisk);
        // The first account stored ends the standard ones, and messages are planned for those.
        await accounts.prepare();
        if (await accounts.find(account.id)) {
          throw refusal(409, `There is an account ${account.id} already.`);
        }
        return {
          status: 201,
          json: await save(account, "account-added", person.email || person.id),
        };
      },
    }),
    jsonRoute({
      method: "patch",
      path: "/api/v1/sender-accounts/{id}",
      role: "manager",
      summary: "Change an account; to end its use, pause it: its history stays",
      tag: "compliance",
      params: z.object({ id: Id }),
      schema: Change,
      answers: { 200: { description: "The account.", schema: SenderAccount } },
      handle: async ({
        params: { id },
        body: { version, acceptsLinkedInRisk, ...change },
        person,
      }) => {
        const current = await accounts.find(id);
        if (!current) throw refusal(404, `There is no account ${id}.`);
        if (current.version !== version) {
          throw refusal(409, `Version ${version} is stale: the account is at ${current.version}.`);
        }
        const { dns, ...rest } = current;
        const isOtherAddress = change.address !== undefined && change.address !== current.address;
        const account = asAccount({
          ...rest,
          // What was found of another domain says nothing of this one.
          ...(isOtherAddress ? {} : { dns }),
          ...change,
          version: version + 1,
        });
        const isNewRisk = isAutomation(account) && account.transport !== current.transport;
        if (isNewRisk && !acceptsLinkedInRisk) throw refusal(422, linkedInRisk);
        return {
          status: 200,
          json: await save(account, "account-changed", person.email || person.id),
        };
      },
    }),
  ];
}

/** A channel, its transports and its address belong together. */
function asAccount(values: Record<string, unknown>): SenderAccount {
  const account = SenderAccount.parse(values);
  const { channel, transport, address } = account;
  if (!transportsOf[channel].includes(transport)) {
    throw refusal(
      422,
      `${channel} goes by ${transportsOf[channel].join(", ")}, not by ${transport}.`,
    );
  }
  if (channel === "email" && !z.email().safeParse(address).success) {
    throw refusal(422, "The address of a mailbox is an e-mail address.");
  }
  return account;
}

function isAutomation({ channel, transport }: SenderAccount): boolean {
  return channel === "linkedin" && transport !== "manual";
}

const transportsOf: Readonly<Record<SenderAccount["channel"], readonly string[]>> = {
  email: ["smtp", "ses"],
  linkedin: ["manual", "unipile", "gojiberry", "dripify"],
  call: ["manual"],
};
