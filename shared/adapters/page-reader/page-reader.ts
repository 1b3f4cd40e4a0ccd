import * as z from "zod";
import { CompanyList, type CompanyLister } from "#shared/ports/company-lister.ts";
import { type FactReader, FactReading } from "#shared/ports/fact-reader.ts";
import type { FunctionCaller } from "#shared/ports/function-caller.ts";
import type { PageReaderCall } from "#shared/ports/page-reader-call.ts";
import { type PageStudent, PageStudied } from "#shared/ports/page-student.ts";
import type { SearchEngine } from "#shared/ports/search-engine.ts";
import { SiteVisit, type SiteVisitor } from "#shared/ports/site-visitor.ts";

export type PageReader = SiteVisitor &
  PageStudent &
  CompanyLister & {
    readonly facts: FactReader;
    /** The unofficial one, whose results are a page. */
    readonly duckduckgo: SearchEngine;
  };

const DuckduckgoAnswer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("results"),
    results: z.array(z.object({ title: z.string(), url: z.string(), snippet: z.string() })),
    costUsd: z.number(),
  }),
  z.object({
    kind: z.literal("unavailable"),
    problem: z.enum(["key", "quota", "limited", "down"]),
    reason: z.string(),
  }),
]);

/** Strangers' pages are fetched and parsed in a function that may do nothing else. */
export function remotePageReader(functions: FunctionCaller, functionName: string): PageReader {
  const ask = (call: PageReaderCall) => functions.call(functionName, call);
  return {
    visit: async (domain) => SiteVisit.parse(await ask({ kind: "visit", domain })),
    study: async (url, about, { isRendered = false } = {}) =>
      PageStudied.parse(await ask({ kind: "study", url, about, isRendered })),
    list: async (url) => CompanyList.parse(await ask({ kind: "list", url })),
    facts: {
      read: async (url, company) => FactReading.parse(await ask({ kind: "facts", url, company })),
    },
    duckduckgo: {
      name: "duckduckgo",
      search: async (query, { count }) =>
        DuckduckgoAnswer.parse(await ask({ kind: "search", query, count })),
    },
  };
}
