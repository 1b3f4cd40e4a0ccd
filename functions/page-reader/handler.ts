import { functionPageRenderer } from "#shared/adapters/browser/page-renderer.ts";
import { duckduckgoSearch } from "#shared/adapters/duckduckgo/duckduckgo-search.ts";
import { webFactReader } from "#shared/adapters/web/fact-reader.ts";
import { companyLister } from "#shared/adapters/web/list-companies.ts";
import { pageStudent } from "#shared/adapters/web/page-student.ts";
import { siteVisitor } from "#shared/adapters/web/visit-site.ts";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { functionCaller } from "../function-caller.ts";
import { PageReaderEnv } from "./env.ts";
import { createPageReader } from "./page-reader.ts";

const { WORLD_URL: worldUrl, BROWSER_FUNCTION } = readEnv(PageReaderEnv);
const fetch = createSafeFetch({ ...(worldUrl && { worldUrl }) });
const web = webReader({ fetch, now: () => new Date() });
const renderer = functionPageRenderer(functionCaller(), BROWSER_FUNCTION);

export const handler = lambdaHandler(
  createPageReader({
    visitor: siteVisitor(web, renderer),
    engine: duckduckgoSearch({ fetch }),
    student: pageStudent(web, renderer),
    facts: webFactReader(web),
    lister: companyLister(web),
  }),
  jsonLog("page-reader"),
);
