import * as z from "zod";
import { namedDomain } from "#shared/domain/compliance/named-domain.ts";
import { isPhoneNumber } from "#shared/domain/compliance/phone-key.ts";
import { Suppression, SuppressionReason } from "#shared/domain/compliance/suppression.ts";
import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import { emailAddressesIn, hasBrokenAddress } from "#shared/domain/leads/email-address.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import type { AuditLog } from "#shared/ports/audit-log.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";
import { hasRole, nameOf } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { formRoute, Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { releaseLead } from "../compliance/release-lead.ts";
import { stopLead } from "../compliance/stop-lead.ts";
import {
  releaseLeadKnownAs,
  type StopLeadDeps,
  stopLeadKnownAs,
} from "../compliance/stop-lead-known-as.ts";
import { whoIs } from "../compliance/who-is.ts";

export type SuppressionListDeps = {
  readonly suppressions: SuppressionList;
  readonly audit: Pick<AuditLog, "tell">;
  readonly now: () => Date;
};
export type SuppressionRoutesDeps = SuppressionListDeps & StopLeadDeps;

const Why = z.string().trim().min(3, "say why in a few words").max(500);
/** Whoever asks later why somebody is written to again has nothing else to go by. */
const WhyReleased = z.string().trim().min(10, "say why in a sentence").max(500);

const Target = z.strictObject({
  scope: Suppression.shape.scope,
  /** An address, the URL of a LinkedIn profile, a phone number, a domain, or a company: its domain or its name. */
  value: z.string().trim().min(2).max(300),
});
type Target = z.infer<typeof Target>;

const Addition = Target.extend({
  reason: SuppressionReason.default("by-person"),
  note: z.string().max(500).default(""),
});
const Removal = Target.extend({ reason: WhyReleased });

/** A browser sends every field as text, and nothing else. */
const SuppressionForm = Target.extend({ note: Why });

const PersonForm = z.discriminatedUnion("action", [
  z.object({ action: z.literal("stop"), leadId: Id, reason: Why }),
  z.object({ action: z.literal("release"), leadId: Id, reason: WhyReleased }),
]);

export function suppressionRoutes(deps: SuppressionRoutesDeps): readonly Route[] {
  const { suppressions, audit, now } = deps;

  async function suppress(wish: z.infer<typeof Addition>, by: string): Promise<void> {
    const { scope, value } = readTarget(wish);
    await stopLeadKnownAs(deps, { scope, value }, { why: wish.reason, source: by });
    // Without the value: the audit log is kept longer than a person may be remembered.
    const why = [wish.reason, wish.note].filter(Boolean).join(": ");
    const at = now().toISOString();
    const about = `one ${scope}`;
    await audit.tell({ at, who: by, what: "suppression-added", about, why });
  }

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
        await suppress(body, nameOf(person));
        return { status: 204 };
      },
    }),
    formRoute({
      method: "post",
      path: "/api/v1/suppressions/form",
      role: "rep",
      summary: "The same from the sending page",
      tag: "compliance",
      schema: SuppressionForm,
      answers: { 303: { description: "It is suppressed; the page says so." } },
      handle: async ({ body, person }) => {
        await suppress({ ...body, reason: "by-person" }, nameOf(person));
        return { status: 303, location: "/api/v1/compliance?done=suppress" };
      },
    }),
    formRoute({
      method: "post",
      path: "/api/v1/suppressions/person",
      role: "rep",
      summary: "The button that stops one person for good, and for managers the way back",
      tag: "compliance",
      schema: PersonForm,
      answers: { 303: { description: "Done; the page of the conversation or the lead says so." } },
      handle: async ({ body: { action, leadId, reason }, person }) => {
        const by = nameOf(person);
        if (action === "release" && !hasRole(person, "manager")) {
          throw refusal(403, "Only a manager lets a person be written to again.");
        }
        const at = now();
        const done =
          action === "stop"
            ? await stopLead(deps, leadId, by, reason)
            : await releaseLead(deps, leadId, { person: by, reason, at });
        if (done.kind === "refused") throw refusal(409, `Nothing changed: ${done.reason}.`);
        if (action === "stop") {
          const about = "one person";
          await audit.tell({
            at: at.toISOString(),
            who: by,
            what: "suppression-added",
            about,
            why: reason,
          });
        }
        const path = `${encodeURIComponent(leadId)}`;
        const location = (await deps.conversations.find(leadId))
          ? `/api/v1/conversations/${path}/page?done=${action}`
          : `/api/v1/leads/${path}/dossier?done=${action}`;
        return { status: 303, location };
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
        const by = { person: nameOf(person), reason: body.reason, at: now() };
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
      if (hasBrokenAddress(value)) {
        throw refusal(422, "The value names another e-mail address, which cannot be read.");
      }
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
      const domain = readDomain(value);
      if (!domain) throw refusal(422, "The value is no domain such as acme.example.");
      return { scope, value: domain };
    }
    case "company": {
      const domain = /^name:/i.test(value) ? undefined : readDomain(value);
      if (domain) return { scope, value: domain };
      const name = normaliseCompanyName(value.replace(/^name:/i, ""));
      if (!name) throw refusal(422, "The value names no company.");
      return { scope, value: `name:${name}` };
    }
  }
}

function readDomain(value: string): string | undefined {
  const named = namedDomain(value);
  if (named.kind === "shared") throw refusal(422, named.message);
  return named.kind === "domain" ? named.domain : undefined;
}
