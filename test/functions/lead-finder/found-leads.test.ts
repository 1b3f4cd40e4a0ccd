import { afterAll, beforeAll, expect, test } from "vitest";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { worldSearch } from "#shared/adapters/world/world-search.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import type { World } from "../../../local/world.ts";
import { embeddedDynamo } from "../../support/embedded-dynamo.ts";
import { rulesAsk } from "../../support/fake-ask.ts";
import { workLead } from "../../support/four-agents.ts";
import { finderWorld, now, startDemoWorld } from "./finder-world.ts";

const dynamo = embeddedDynamo();
let world: World;
beforeAll(async () => {
  world = await startDemoWorld();
});
afterAll(() => world.close());

test("every lead it finds in the demo world goes on through the pipeline to a campaign", async () => {
  const { finder, run, leads } = await finderWorld(dynamo(), world);
  const { leadIds } = await finder.run({ wanted: 20, reason: "test" }, run);
  const found = (await Promise.all(leadIds.map((id) => leads.find(id)))).filter(
    (lead) => lead !== undefined,
  );
  const outside = {
    web: webReader({ fetch: createSafeFetch({ worldUrl: world.url }), now: () => now }),
    engine: worldSearch({ http: createJsonHttp(), worldUrl: world.url, now: () => now }),
    ask: rulesAsk(),
    now: () => now,
  };

  const worked = await Promise.all(found.map((lead) => workLead(lead, outside)));

  for (const { lead, decision, campaign } of worked) {
    expect(decision, lead.company.name).toBe("continue");
    expect(campaign?.steps.length, lead.company.name).toBeGreaterThanOrEqual(3);
    expect(lead.email?.address, lead.company.name).toContain(lead.company.domain);
  }
});
