import { hunterEmailFinder } from "#shared/adapters/hunter/hunter-email-finder.ts";
import { remotePageReader } from "#shared/adapters/page-reader/page-reader.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { functionCaller } from "../function-caller.ts";
import { QualificationEnv } from "./env.ts";
import { createQualification } from "./qualification.ts";

const env = readEnv(QualificationEnv);
const wiring = wireAgent(env, "qualification");
const { leads, settings, now, secret } = wiring;
const http = createJsonHttp();

export const handler = agentHandler(wiring, {
  agent: createQualification({
    leads,
    settings,
    site: remotePageReader(functionCaller(), env.PAGE_READER_FUNCTION),
    finder: async () => {
      const { HUNTER_API_KEY: apiKey } = await secret();
      return apiKey ? hunterEmailFinder({ http, apiKey, now }) : undefined;
    },
    now,
  }),
  event: () => "lead_qualified",
  passes: ({ occasion }) => occasion === "qualify",
});
