import * as z from "zod";
import { type Route, route } from "../../http/route.ts";

export type HealthDeps = {
  readonly stage: string;
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>;
};

const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  stage: z.string(),
  checks: z.array(z.object({ name: z.string(), isOk: z.boolean(), detail: z.string().optional() })),
});

export function healthRoutes({ stage, ping }: HealthDeps): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/health",
      role: "everyone",
      summary: "Whether the department answers and reaches its database",
      tag: "health",
      answers: { 200: { description: "How it is.", schema: Health } },
      handle: async () => {
        const database = await ping().then(
          () => ({ name: "database", isOk: true }),
          () => ({ name: "database", isOk: false, detail: "does not answer" }),
        );
        const status = database.isOk ? "ok" : "degraded";
        return { status: 200, json: { status, stage, checks: [database] } };
      },
    }),
  ];
}
