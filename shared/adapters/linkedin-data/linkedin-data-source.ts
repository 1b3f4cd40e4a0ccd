import * as z from "zod";
import type { EnrichableField, SourcedValue } from "#shared/domain/enrichment/sourced-value.ts";
import { vendorProblem } from "#shared/domain/enrichment/vendor-problem.ts";
import { executiveRole } from "#shared/domain/leads/executive-role.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { EnrichmentSource } from "#shared/ports/enrichment-source.ts";
import type { JsonHttp } from "#shared/runtime/json-http.ts";

export type LinkedinDataOptions = {
  readonly http: JsonHttp;
  /** The company's licensed data service. linkedin.com itself is never asked. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly now: Clock;
  readonly callUsd?: number;
};

const CALL_USD = 0.03;

/**
 * Any service that answers POST /company {domain, name, linkedinUrl} with the company and its leading people as below;
 * docs say how to put a small translation in front of a vendor of your choice.
 */
export function linkedinDataSource(options: LinkedinDataOptions): EnrichmentSource {
  const { http, baseUrl, apiKey, now, callUsd = CALL_USD } = options;
  if (/(^|\.)linkedin\.com$/i.test(new URL(baseUrl).hostname)) {
    throw new Error("LINKEDIN_DATA_URL must be a licensed data service, not linkedin.com");
  }
  return {
    name: "linkedin-data",
    gives: ["profile", "contacts"],
    mostUsd: callUsd,
    canHelp: ({ company }) =>
      [company.domain, company.name, company.linkedinUrl].some((known) => known !== undefined),

    async look({ company: { domain, name, linkedinUrl } }) {
      const answer = await http.request({
        method: "POST",
        url: `${baseUrl.replace(/\/+$/, "")}/company`,
        headers: { authorization: `Bearer ${apiKey}` },
        body: { domain, name, linkedinUrl },
        schema: LinkedinCompany,
        timeoutMilliseconds: 20_000,
      });
      if (answer.kind !== "ok") {
        const spent = { calls: 1, costUsd: 0 };
        if (answer.kind === "http-error" && answer.status === 404) {
          return { kind: "nothing", reason: "the LinkedIn data has no such company", spent };
        }
        const { reason, retryAt } = vendorProblem("The LinkedIn data service", answer, now());
        return { kind: "unavailable", reason, ...(retryAt && { retryAt }), spent };
      }
      const observedAt = now().toISOString();
      const { people } = answer.value;
      const findings = {
        values: [...companyValues(answer.value, observedAt)],
        facts: [],
        people: people.map(({ fullName, title, linkedinUrl: profile }) => ({
          fullName,
          title,
          role: executiveRole(title),
          linkedinUrl: profile,
          sourceName: "linkedin-data",
          url: profile,
          quote: `${fullName}, ${title}`,
          observedAt,
          confidence: 0.75,
        })),
      };
      return { kind: "found", findings, spent: { calls: 1, costUsd: callUsd } };
    },
  };
}

const ProfileUrl = z.string().transform((text, context) => {
  const page = parseLinkedInUrl(text);
  if (page) return page.url;
  context.addIssue({ code: "custom", message: "must be a LinkedIn address" });
  return z.NEVER;
});

const LinkedinCompany = z.object({
  linkedinUrl: ProfileUrl,
  industry: z.string().nullish(),
  employees: z.union([z.string(), z.int().transform(String)]).nullish(),
  city: z.string().nullish(),
  country: z.string().nullish(),
  founded: z.union([z.string(), z.int().transform(String)]).nullish(),
  description: z.string().nullish(),
  people: z
    .array(z.object({ fullName: z.string(), title: z.string(), linkedinUrl: ProfileUrl }))
    .default([]),
});

function companyValues(
  company: z.infer<typeof LinkedinCompany>,
  observedAt: string,
): readonly SourcedValue[] {
  const { linkedinUrl: url, people: _, ...said } = company;
  const fields: readonly (readonly [EnrichableField, string | null | undefined])[] = [
    ["linkedinUrl", url],
    ["industry", said.industry],
    ["employees", said.employees],
    ["city", said.city],
    ["country", said.country],
    ["founded", said.founded],
    ["description", said.description?.slice(0, 500)],
  ];
  const seen = { sourceName: "linkedin-data", url, observedAt, confidence: 0.7 };
  return fields.flatMap(([field, value]) =>
    value ? [{ field, value, snippet: `LinkedIn data: ${field} ${value}`, ...seen }] : [],
  );
}
