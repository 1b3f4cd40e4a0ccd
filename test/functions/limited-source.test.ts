import { expect, test } from "vitest";
import type { EnrichmentSource } from "#shared/ports/enrichment-source.ts";
import type { Limiter } from "#shared/ports/limiter.ts";
import { dynamoEnrichmentCache } from "#shared/store/enrichment-cache.ts";
import { dynamoLimiter } from "#shared/store/limiter-store.ts";
import { limitedSource } from "../../functions/enrichment/limited-source.ts";
import { embeddedDynamo } from "../support/embedded-dynamo.ts";
import { aPageFact, aQualifiedLead, aSource } from "../support/enrichment-builders.ts";

const dynamo = embeddedDynamo();
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function limiting(
  source: EnrichmentSource,
  own: { perDay?: number; limiter?: Limiter } = {},
) {
  const clock = { now: new Date("2026-11-20T09:00:00Z") };
  const { client, table } = dynamo();
  const guard = await table("guard");
  const options = {
    cache: dynamoEnrichmentCache(client, guard, () => clock.now),
    limiter: dynamoLimiter(client, guard, () => clock.now),
    log: silent,
    about: "company" as const,
    ...own,
  };
  /** A new instance of the function knows nothing of what another has under way. */
  const instance = () => limitedSource(source, { ...options, underWay: new Map() });
  return { instance, clock };
}

const kestrel = aQualifiedLead();
const colleague = aQualifiedLead({ id: "lead-2", person: { fullName: "Otto Fell" } });

test("what a source said is not asked again within a day, by no instance and for no colleague", async () => {
  const source = aSource({ mostUsd: 0.1, finds: { facts: [aPageFact()] } });
  const { instance, clock } = await limiting(source);

  await instance().look(kestrel);
  const second = await instance().look(colleague);
  expect(source.looks()).toBe(1);
  expect(second).toMatchObject({ kind: "found", spent: { calls: 0, costUsd: 0 } });
  expect(second).toMatchObject({ findings: { facts: [aPageFact()] } });

  clock.now = new Date("2026-11-21T09:00:01Z");
  await instance().look(kestrel);
  expect(source.looks()).toBe(2);
});

test("two leads of one company at the same time ask once and pay once", async () => {
  const source = aSource({ mostUsd: 0.1 });
  const { instance } = await limiting(source);
  const limited = instance();

  const outcomes = await Promise.all([limited.look(kestrel), limited.look(colleague)]);

  expect(source.looks()).toBe(1);
  expect(outcomes.map(({ spent }) => spent.costUsd)).toEqual([0.1, 0]);
});

test("a source that was down is asked again", async () => {
  const spent = { calls: 1, costUsd: 0 };
  const source = aSource({ says: { kind: "unavailable", reason: "down", spent } });
  const { instance } = await limiting(source);

  await instance().look(kestrel);
  await instance().look(kestrel);

  expect(source.looks()).toBe(2);
});

test("over the day's limit the source is not asked, and the answer says from when on it may be", async () => {
  const source = aSource();
  const { instance } = await limiting(source, { perDay: 1 });

  await instance().look(kestrel);
  const other = await instance().look(aQualifiedLead({ company: { domain: "otter.example" } }));

  expect(source.looks()).toBe(1);
  expect(other).toMatchObject({ kind: "unavailable", retryAt: new Date("2026-11-21T00:00:00Z") });
});

test("a fault in a source ends as unavailable", async () => {
  const source = aSource({
    look: async () => {
      throw new Error("a bug");
    },
  });
  const { instance } = await limiting(source);

  expect(await instance().look(kestrel)).toMatchObject({ kind: "unavailable" });
});
