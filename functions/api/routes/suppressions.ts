import * as z from "zod";
import { isPhoneNumber } from "#shared/domain/compliance/phone-key.ts";
import { Suppression, SuppressionReason } from "#shared/domain/compliance/suppression.ts";
import { isFreeMailDomain, registrableDomain } from "#shared/domain/leads/domain-name.ts";
import { emailAddressesIn } from "#shared/domain/leads/email-address.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import type { AuditLog } from "#shared/ports/audit-log.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { refusal } from "../../http/problem.ts";
import { jsonRoute, type Route, route } from "../../http/route.ts";
import {
  releaseLeadKnownAs,
  type StopLeadDeps,
  stopLeadKnownAs,
} from "../compliance/stop-lead-known-as.ts";

export type SuppressionListDeps = {
  readonly suppressions: SuppressionList;
  readonly audit: Pick<AuditLog, "tell">;
  readonly now: () => Date;
};
export type SuppressionRoutesDeps = SuppressionListDeps & StopLeadDeps;

const Target = z.strictObject({
  scope: Suppression.shape.scope,
  /** An address, the URL of a LinkedIn profile, a phone number, a domain, or a company key: its domain, or "name:" and its name. */
  value: z.string().trim().min(2).max(300),
});
type Target = z.infer<typeof Target>;

const Addition = Target.extend({
  reason: SuppressionReason.default("by-person"),
  note: z.string().max(500).default(""),
});
const Removal = Target.extend({ reason: z.string().trim().min(10).max(500) });

export function suppressionRoutes(deps: SuppressionRoutesDeps): readonly Route[] {
  const { suppressions, audit, now } = deps;
  return [
    route({
      method: "get",
      path: "/api/v1/suppressions",
      role: "viewer",
      summary: "How many are suppressed. The list holds hashes and cannot be read",
      tag: "compliance",
      answers: { 200: { description: "The count.", schema: z.object({ count: z.int() }) } },
      handle: async () => ({ status: 200, json: { count: await suppressions.count() } }),
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/suppressions",
      role: "rep",
      summary:
        "Suppress a person by address, LinkedIn profile or phone, a domain or a company: nothing goes there any more",
      tag: "compliance",
      schema: Addition,
      answers: { 204: { description: "It is suppressed; planned messages are held too." } },
      handle: async ({ body, person }) => {
        const { scope, value } = readTarget(body);
        const at = now().toISOString();
        const source = person.email || person.id;
        await stopLeadKnownAs(deps, { scope, value }, { why: body.reason, source });
        // Without the value: the audit log is kept longer than a person may be remembered.
        const why = [body.reason, body.note].filter(Boolean).join(": ");
        await audit.tell({
          at,
          who: source,
          what: "suppression-added",
          about: `one ${scope}`,
          why,
        });
        return { status: 204 };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/suppressions/check",
      role: "viewer",
      summary: "Whether a person, a domain or a company is suppressed, and why",
      tag: "compliance",
      schema: Target,
      answers: {
        200: {
          description: "The suppression, if there is one.",
          schema: z.object({ isSuppressed: z.boolean(), suppression: Suppression.optional() }),
        },
      },
      handle: async ({ body }) => {
        const { scope, value } = readTarget(body);
        const suppression = await suppressions.find(whoIs(scope, value));
        return {
          status: 200,
          json: { isSuppressed: suppression !== undefined, ...(suppression && { suppression }) },
        };
      },
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/suppressions/remove",
      role: "manager",
      summary:
        "Mend a suppression that was a mistake, with the reason, which is kept; what was suppressed of the person with it goes too",
      tag: "compliance",
      schema: Removal,
      answers: { 204: { description: "It is removed." } },
      handle: async ({ body, person }) => {
        const { scope, value } = readTarget(body);
        const by = { person: person.email || person.id, reason: body.reason, at: now() };
        const before = await suppressions.find(whoIs(scope, value));
        if (!(await suppressions.remove(scope, value, by))) {
          throw refusal(404, `This ${scope} is not suppressed itself.`);
        }
        if (before) await releaseLeadKnownAs(deps, before, by);
        return { status: 204 };
      },
    }),
  ];
}

function readTarget({ scope, value }: Target): Target {
  switch (scope) {
    case "address": {
      const [address, ...others] = emailAddressesIn(value);
      if (!address) throw refusal(422, "The value is no e-mail address.");
      if (others.length > 0) {
        const count = others.length + 1;
        throw refusal(422, `The value names ${count} e-mail addresses. Send each by itself.`);
      }
      return { scope, value: address };
    }
    case "linkedin": {
      const profile = parseLinkedInUrl(value);
      if (profile?.kind !== "person") {
        throw refusal(
          422,
          "The value is no profile such as https://www.linkedin.com/in/ada-byron.",
        );
      }
      return { scope, value: profile.url };
    }
    case "phone":
      if (!isPhoneNumber(value)) throw refusal(422, "The value is no phone number.");
      return { scope, value };
    case "domain": {
      const domain = registrableDomain(value.replace(/^@/, ""));
      if (!domain) throw refusal(422, "The value is no domain such as acme.example.");
      if (isFreeMailDomain(domain)) {
        throw refusal(422, `${domain} gives mailboxes to everybody; suppress the address instead.`);
      }
      return { scope, value: domain };
    }
    case "company":
      return {
        scope,
        value: value.startsWith("name:") ? value : (registrableDomain(value) ?? value),
      };
  }
}

function whoIs(scope: Target["scope"], value: string) {
  switch (scope) {
    case "address":
      return { email: value };
    case "linkedin":
      return { linkedinUrl: value };
    case "phone":
      return { phone: value };
    case "domain":
      return { domain: value };
    case "company":
      return { companyKey: value };
  }
}
