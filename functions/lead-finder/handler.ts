import type { Context } from "aws-lambda";
import { remotePageReader } from "#shared/adapters/page-reader/page-reader.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { dynamoDepartmentDirectory } from "#shared/store/department-directory.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { agentHandler, wireAgent } from "../agent-wiring.ts";
import { finderSourcesFor } from "../finder-wiring.ts";
import { functionCaller } from "../function-caller.ts";
import { flowStarts } from "../signed-aws.ts";
import { LeadFinderEnv } from "./env.ts";
import { createLeadFinder } from "./lead-finder.ts";
import { occasionOf } from "./occasion.ts";

const env = readEnv(LeadFinderEnv);
const wiring = wireAgent(env, "lead-finder");
const { dynamo, leads, settings, limiter, bus, now } = wiring;
const directory = dynamoDepartmentDirectory(dynamo, env.DIRECTORY_TABLE);
const pages = remotePageReader(functionCaller(), env.PAGE_READER_FUNCTION);

const work = agentHandler(wiring, {
  agent: createLeadFinder({
    leads,
    settings,
    limiter,
    bus,
    now,
    student: pages,
    sources: finderSourcesFor(wiring, pages, env.WORLD_URL),
    suppressions: dynamoSuppressionList(dynamo, env.DIRECTORY_TABLE),
    meetings: dynamoMeetingStore(dynamo, env.OPERATIONS_TABLE),
    flows: flowStarts({ "lead-pipeline": env.LEAD_PIPELINE }),
  }),
  event: () => undefined,
});

export const handler = async (event: unknown, context: Context): ReturnType<typeof work> => {
  const { timeZone } = await directory.companyDay();
  return work(occasionOf(event, dayIn(timeZone, now())), context);
};
