import { functionPageRenderer } from "#shared/adapters/browser/page-renderer.ts";
import { hunterEmailFinder } from "#shared/adapters/hunter/hunter-email-finder.ts";
import { siteVisitor } from "#shared/adapters/web/visit-site.ts";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { functionCaller } from "../lambda-client.ts";
import { QualificationEnv } from "./env.ts";
import { createQualification } from "./qualification.ts";

const env = readEnv(QualificationEnv);
const wiring = wireAgent(env, "qualification");
const { leads, settings, now, secret } = wiring;
const worldUrl = env.WORLD_URL;
const web = webReader({ fetch: createSafeFetch({ ...(worldUrl && { worldUrl }) }), now });
const renderer = functionPageRenderer(functionCaller(), env.BROWSER_FUNCTION);
const http = createJsonHttp();

export const handler = agentHandler(wiring, {
  agent: createQualification({
    leads,
    settings,
    site: siteVisitor(web, renderer),
    finder: async () => {
      const { HUNTER_API_KEY: apiKey } = await secret();
      return apiKey ? hunterEmailFinder({ http, apiKey, now }) : undefined;
    },
    now,
  }),
  event: () => "lead_qualified",
});
