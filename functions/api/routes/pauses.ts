import * as z from "zod";
import type { PauseScope, Pauses } from "#shared/ports/pauses.ts";
import { refusal } from "../http/problem.ts";
import { Id, jsonRoute, type Route, route } from "../http/route.ts";

export type PauseRoutesDeps = { readonly pauses: Pauses; readonly now: () => Date };

const Scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.enum(["account", "campaign", "domain"]), id: Id }),
]);

const PauseView = z.object({ scope: Scope, reason: z.string(), by: z.string(), at: z.string() });

export function pauseRoutes({ pauses, now }: PauseRoutesDeps): readonly Route[] {
  async function resume(scope: PauseScope, by: string): Promise<void> {
    if (!(await pauses.resume(scope, by, now()))) throw refusal(404, "This is not paused.");
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
        const by = person.email || person.id;
        await pauses.pause({ scope: asPort(scope), reason, by, at: now().toISOString() });
        return { status: 204 };
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/pauses/all",
      role: "manager",
      summary: "Release the kill switch; pauses of parts stay",
      tag: "compliance",
      answers: { 204: { description: "It is released." } },
      handle: async ({ person }) => {
        await resume({ kind: "all" }, person.email || person.id);
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
      answers: { 204: { description: "It goes on." } },
      handle: async ({ params, person }) => {
        await resume(params, person.email || person.id);
        return { status: 204 };
      },
    }),
  ];
}

function asPort(scope: z.infer<typeof Scope>): PauseScope {
  return scope.kind === "all" ? { kind: "all" } : { kind: scope.kind, id: scope.id };
}
