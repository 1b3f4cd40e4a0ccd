import { expect, test } from "vitest";
import { hunterEmailFinder } from "#shared/adapters/hunter/hunter-email-finder.ts";
import { hunterSource } from "#shared/adapters/hunter/hunter-source.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../../support/local-server.ts";

const jana = { domain: "kestrel.example", firstName: "Jana", lastName: "Moss" };
const subject = { id: "l1", company: { domain: "kestrel.example" }, person: undefined };

async function hunterAnswering(status: number, body: unknown) {
  const server = await localServer((_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  const options = {
    http: createJsonHttp(),
    apiKey: "hunter-key",
    now: () => new Date("2026-11-20T09:00:00Z"),
    baseUrl: server.url,
    creditUsd: 0.02,
  };
  return { server, finder: hunterEmailFinder(options), source: hunterSource(options) };
}

test("an address comes with its confidence, the pages it was seen on, and its price", async () => {
  const { finder, server } = await hunterAnswering(200, {
    data: {
      email: "Jana.Moss@kestrel.example",
      score: 97,
      sources: [{ uri: "https://kestrel.example/team" }],
    },
  });

  expect(await finder.find(jana)).toEqual({
    kind: "found",
    address: "jana.moss@kestrel.example",
    confidence: 0.97,
    sources: ["https://kestrel.example/team"],
    costUsd: 0.02,
  });
  expect(server.seen).toEqual([
    "GET /email-finder?domain=kestrel.example&first_name=Jana&last_name=Moss",
  ]);
});

test("no address is no fault", async () => {
  const { finder } = await hunterAnswering(200, { data: { email: null, score: null } });
  expect(await finder.find(jana)).toMatchObject({ kind: "none" });
});

test("a person who asked Hunter not to be processed must never be contacted", async () => {
  const { finder } = await hunterAnswering(451, { errors: [{ id: "claimed_email", code: 451 }] });
  expect(await finder.find(jana)).toMatchObject({ kind: "forbidden" });
});

test.each([
  [401, "does not accept the key"],
  [403, "asks us to slow down"],
  [429, "has no quota left"],
  [500, "failed"],
])("Hunter's %i reads as: it %s", async (status, words) => {
  const { finder, source } = await hunterAnswering(status, { errors: [] });
  expect(await finder.find(jana)).toMatchObject({
    kind: "unavailable",
    reason: expect.stringContaining(words),
  });
  expect(await source.look(subject)).toMatchObject({ kind: "unavailable", spent: { costUsd: 0 } });
});

test("an address still being verified is not there yet", async () => {
  const { finder } = await hunterAnswering(202, {});
  expect(await finder.find(jana)).toMatchObject({ kind: "unavailable" });
});

test("a domain's people come with roles, addresses and the page they were seen on", async () => {
  const entry = {
    value: "otto.fell@kestrel.example",
    type: "personal",
    confidence: 91,
    first_name: "Otto",
    last_name: "Fell",
    position: "Chief Operating Officer",
    linkedin: null,
    verification: { date: null, status: null },
    sources: [{ uri: "https://kestrel.example/about", extracted_on: "2026-02-11" }],
  };
  const dead = { ...entry, value: "x@kestrel.example", verification: { status: "invalid" } };
  const { source } = await hunterAnswering(200, { data: { emails: [entry, dead] } });

  expect(await source.look(subject)).toMatchObject({
    kind: "found",
    spent: { calls: 1, costUsd: 0.02 },
    findings: {
      values: [{ field: "email", value: "otto.fell@kestrel.example" }],
      people: [
        {
          fullName: "Otto Fell",
          role: "coo",
          url: "https://kestrel.example/about",
          confidence: 0.91,
        },
      ],
    },
  });
});

test("a domain nobody is known at costs nothing", async () => {
  const { source } = await hunterAnswering(200, { data: { emails: [] } });
  expect(await source.look(subject)).toMatchObject({ kind: "nothing", spent: { costUsd: 0 } });
});
