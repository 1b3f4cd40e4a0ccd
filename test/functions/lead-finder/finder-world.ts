import path from "node:path";
import { directorySource } from "#shared/adapters/directory/directory-source.ts";
import { companyLister } from "#shared/adapters/web/list-companies.ts";
import { pageStudent } from "#shared/adapters/web/page-student.ts";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { leadSearchSource } from "#shared/adapters/web-search/lead-search-source.ts";
import { worldSearch } from "#shared/adapters/world/world-search.ts";
import { defaultIdealCustomerProfile } from "#shared/domain/settings/default-ideal-customer-profile.ts";
import {
  defaultLeadSearch,
  type LeadSearchSettings,
} from "#shared/domain/settings/lead-search-settings.ts";
import type { DepartmentEvent } from "#shared/events/department-event.ts";
import type { Ask } from "#shared/models/question.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { dynamoLeadStore } from "#shared/store/lead-store.ts";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { dynamoMeetingStore } from "#shared/store/meeting-store.ts";
import { dynamoSuppressionList } from "#shared/store/suppression-list.ts";
import { finderSources } from "../../../functions/lead-finder/finder-sources.ts";
import {
  createLeadFinder,
  type LeadFinderDeps,
} from "../../../functions/lead-finder/lead-finder.ts";
import { startWorld, type World } from "../../../local/world.ts";
import { agentRun } from "../../support/agent-run.ts";
import type { EmbeddedDynamo } from "../../support/embedded-dynamo.ts";
import { rulesAsk } from "../../support/fake-ask.ts";

export const now = new Date("2026-11-20T10:00:00Z");

const directory = path.resolve(import.meta.dirname, "../../../examples/world");

export const startDemoWorld = (): Promise<World> => startWorld({ directory });

type Started = {
  readonly flow: string;
  readonly execution: string;
  readonly input: unknown;
};

/** A lead finder in the demo world, over the real stores. */
export async function finderWorld(
  { client, table }: EmbeddedDynamo,
  { url: worldUrl }: World,
  other: { readonly ask?: Ask; readonly settings?: Partial<LeadSearchSettings> } = {},
) {
  const web = webReader({ fetch: createSafeFetch({ worldUrl }), now: () => now });
  const engine = worldSearch({ http: createJsonHttp(), worldUrl, now: () => now });
  const settings = { ...defaultLeadSearch, ...other.settings };
  const events: DepartmentEvent[] = [];
  const started: Started[] = [];
  const directoryTable = await table("directory");
  const leads = dynamoLeadStore(client, await table("leads"));
  const suppressions = dynamoSuppressionList(client, directoryTable);
  const meetings = dynamoMeetingStore(client, await table("operations"));
  const deps: LeadFinderDeps = {
    leads,
    suppressions,
    meetings,
    settings: {
      idealCustomerProfile: async () => defaultIdealCustomerProfile,
      leadSearch: async () => settings,
    },
    student: pageStudent(web, undefined),
    sources: async () =>
      finderSources({
        lookAlikes: leadSearchSource({ name: "look-alikes", engine }),
        directories: directorySource({ lister: companyLister(web), pages: settings.directories }),
        webSearch: leadSearchSource({ name: "web-search", engine }),
        apollo: undefined,
      }),
    limiter: dynamoLimiter(client, await table("guard"), () => now),
    flows: {
      async start(flow, execution, input) {
        if (started.some((one) => one.execution === execution)) return "known";
        started.push({ flow, execution, input });
        return "started";
      },
    },
    bus: {
      async say(event) {
        events.push(event);
      },
    },
    now: () => now,
  };
  return {
    deps,
    leads,
    suppressions,
    meetings,
    events,
    started,
    run: agentRun(other.ask ?? rulesAsk()),
    finder: createLeadFinder(deps),
  };
}
