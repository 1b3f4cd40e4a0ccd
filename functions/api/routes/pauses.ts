import * as z from "zod";
import type { PauseScope } from "#shared/domain/compliance/pause-scope.ts";
import { hasRole, type Person } from "../../http/person.ts";
import { refusal } from "../../http/problem.ts";
import { formRoute, Id, jsonRoute, type Route, route } from "../../http/route.ts";
import { type KnownScopeDeps, knownScope } from "../compliance/refuse-unknown.ts";
import { createSendingSwitch, type SendingSwitchDeps } from "../compliance/sending-switch.ts";

export type PauseRoutesDeps = SendingSwitchDeps & KnownScopeDeps;

const Scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.enum(["account", "campaign", "domain"]), id: Id }),
]);

const PauseView = z.object({ scope: Scope, reason: z.string(), by: z.string(), at: z.string() });

const Reason = z.string().trim().min(3, "say why in a few words").max(500);
const ResumeQuery = z.strictObject({ reason: Reason.optional() });

/** Of the page: "all", or a kind and an id such as "account:ines". */
const SwitchForm = z.object({
  action: z.enum(["pause", "resume"]),
  scope: z
    .string()
    .transform((text) => {
      const [kind = "", ...id] = text.split(":");
      return kind === "all" ? { kind } : { kind, id: id.join(":") };
    })
    .pipe(Scope),
  reason: Reason,
});

export function pauseRoutes(deps: PauseRoutesDeps): readonly Route[] {
  const { pauses } = deps;
  const sending = createSendingSwitch(deps);

  async function pause(scope: PauseScope, person: Person, reason: string): Promise<void> {
    const known = await knownScope(deps, scope);
    await sending.pause({ scope: known, reason, by: person.email || person.id });
  }

  async function resume(scope: PauseScope, person: Person, reason = ""): Promise<void> {
    if (!hasRole(person, "manager")) throw refusal(403, "Only a manager lets sending go on.");
    if (!(await sending.resume({ scope, reason, by: person.email || person.id }))) {
      throw refusal(404, "This is not paused.");
    }
  }

  return [
    route({
      method: "get",
      path: "/api/v1/pauses",
      role: "viewer",
      summary: "What is paused, by whom and why",
      tag: "compliance",
      answers: {
        200: { description: "The pauses.", schema: z.object({ pauses: z.array(PauseView) }) },
      },
      handle: async () => ({ status: 200, json: { pauses: await pauses.list() } }),
    }),
    jsonRoute({
      method: "post",
      path: "/api/v1/pauses",
      role: "rep",
      summary: 'Hold an account, a campaign, a sending domain, or "all": the kill switch',
      tag: "compliance",
      schema: z.strictObject({ scope: Scope, reason: z.string().trim().min(3).max(500) }),
      answers: {
        204: { description: "From now on no send of it succeeds, planned ones included." },
      },
      handle: async ({ body: { scope, reason }, person }) => {
        await pause(asPort(scope), person, reason);
        return { status: 204 };
      },
    }),
    formRoute({
      method: "post",
      path: "/api/v1/pauses/switch",
      role: "rep",
      summary: "The buttons of the sending page: hold, and for managers let go on, with a reason",
      tag: "compliance",
      schema: SwitchForm,
      answers: { 303: { description: "Done; the page says what is paused." } },
      handle: async ({ body: { action, scope, reason }, person }) => {
        if (action === "resume") await resume(asPort(scope), person, reason);
        else await pause(asPort(scope), person, reason);
        return { status: 303, location: `/api/v1/compliance?done=${action}` };
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/pauses/all",
      role: "manager",
      summary: "Release the kill switch; pauses of parts stay",
      tag: "compliance",
      query: ResumeQuery,
      answers: { 204: { description: "It is released." } },
      handle: async ({ person, query }) => {
        await resume({ kind: "all" }, person, query.reason);
        return { status: 204 };
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/pauses/{kind}/{id}",
      role: "manager",
      summary: "Let an account, a campaign or a domain go on; its figures count anew from now",
      tag: "compliance",
      params: z.object({ kind: z.enum(["account", "campaign", "domain"]), id: Id }),
      query: ResumeQuery,
      answers: { 204: { description: "It goes on." } },
      handle: async ({ params, person, query }) => {
        await resume(params, person, query.reason);
        return { status: 204 };
      },
    }),
  ];
}

function asPort(scope: z.infer<typeof Scope>): PauseScope {
  return scope.kind === "all" ? { kind: "all" } : { kind: scope.kind, id: scope.id };
}
