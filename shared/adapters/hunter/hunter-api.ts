import * as z from "zod";
import { type VendorProblem, vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type HunterOptions = {
  readonly http: JsonHttp;
  readonly apiKey: string;
  readonly now: Clock;
  readonly baseUrl?: string;
  /** What one credit costs on the company's plan. */
  readonly creditUsd?: number;
};

/** 49 USD for 2,000 credits; a company with another plan says so. */
export const HUNTER_CREDIT_USD = 0.025;

export type HunterAnswer<Value> =
  | { readonly kind: "ok"; readonly value: Value }
  /** Somebody asked Hunter not to process their data: they must never be contacted. */
  | { readonly kind: "forbidden"; readonly reason: string }
  | ({ readonly kind: "unavailable" } & VendorProblem);

export async function askHunter<Value>(
  { http, apiKey, now, baseUrl = "https://api.hunter.io/v2" }: HunterOptions,
  path: "/domain-search" | "/email-finder",
  query: Readonly<Record<string, string | number>>,
  schema: z.ZodType<Value>,
): Promise<HunterAnswer<Value>> {
  const answer = await http.request({
    method: "GET",
    url: `${baseUrl}${path}`,
    // In a header, for query strings end up in logs.
    headers: { "x-api-key": apiKey },
    query,
    schema,
    timeoutMilliseconds: 20_000,
  });
  if (answer.kind === "ok") return { kind: "ok", value: answer.value };
  if (answer.kind === "http-error" && answer.status === 451) {
    return { kind: "forbidden", reason: "the person asked Hunter not to process their data" };
  }
  return { kind: "unavailable", ...vendorProblem("Hunter", answer, now(), meanings) };
}

// Hunter says 403 when asked too fast and 429 when the plan is used up.
const meanings = { 403: "limited", 429: "quota" } as const;

const Sources = z.array(z.object({ uri: z.string() })).default([]);

export const DomainSearch = z.object({
  data: z.object({
    organization: z.string().nullish(),
    industry: z.string().nullish(),
    country: z.string().nullish(),
    city: z.string().nullish(),
    linkedin: z.string().nullish(),
    emails: z.array(
      z.object({
        value: z.string(),
        type: z.string().nullish(),
        confidence: z.number().nullish(),
        first_name: z.string().nullish(),
        last_name: z.string().nullish(),
        position: z.string().nullish(),
        linkedin: z.string().nullish(),
        verification: z.object({ status: z.string().nullish() }).nullish(),
        sources: Sources,
      }),
    ),
  }),
});

export const EmailFinderAnswer = z.object({
  // Absent while Hunter is still verifying (202).
  data: z
    .object({
      email: z.string().nullish(),
      score: z.number().nullish(),
      sources: Sources,
    })
    .optional(),
});
