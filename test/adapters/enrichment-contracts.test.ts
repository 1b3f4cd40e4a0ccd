import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apolloApi } from "#shared/adapters/apollo/apollo-api.ts";
import { exaSearch } from "#shared/adapters/exa/exa-search.ts";
import { hunterSource } from "#shared/adapters/hunter/hunter-source.ts";
import { tavilySearch } from "#shared/adapters/tavily/tavily-search.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../support/local-server.ts";

// The vendors' own descriptions may not be published with the project; without them these tests are skipped.
const contracts = path.resolve("../shared/contracts");
const now = () => new Date("2026-11-20T09:00:00Z");
const http = createJsonHttp();

describe.skipIf(!existsSync(contracts))("by the vendor's own contract (skipped without it)", () => {
  const tavily = mockOf("tavily/openapi.json", "/search");
  const exa = mockOf("exa/exa-openapi-spec.yaml", "/search");
  const apollo = mockOf("apollo/apollo.slice.json", "/people/match");

  test("Tavily takes our search and we take its answer", async () => {
    const engine = tavilySearch({ http, apiKey: "tvly-key", now, baseUrl: tavily() });
    expect(await engine.search("kestrel", { count: 5 })).toMatchObject({ kind: "results" });
  });

  test("Exa takes our search and we take its answer", async () => {
    const engine = exaSearch({ http, apiKey: "key", now, baseUrl: exa() });
    expect(await engine.search("kestrel", { count: 5 })).toMatchObject({ kind: "results" });
  });

  test("Apollo takes our three questions and we take its answers", async () => {
    const api = apolloApi({ http, apiKey: "key", now, baseUrl: apollo() });
    const query = { first_name: "Jana", last_name: "Moss", domain: "kestrel.example" };
    expect(await api.matchPerson(query)).toMatchObject({ kind: "ok", value: { person: {} } });
    expect(await api.enrichOrganization("kestrel.example")).toMatchObject({
      kind: "ok",
      value: { organization: { industry: expect.any(String) } },
    });
    const searched = await api.searchPeople("kestrel.example", ["ceo", "cfo"]);
    expect(searched).toMatchObject({ kind: "ok" });
    expect(searched.kind === "ok" && searched.value.people.length).toBeGreaterThan(0);
  });

  test("Apollo takes the lead finder's two searches, and names companies with their domains", async () => {
    const api = apolloApi({ http, apiKey: "key", now, baseUrl: apollo() });
    const query = {
      keywords: ["pump manufacturers"],
      locations: ["United Kingdom"],
      employees: ["50,2000"],
    };
    const companies = await api.searchCompanies(query);
    expect(companies).toMatchObject({ kind: "ok" });
    const organizations = companies.kind === "ok" ? companies.value.organizations : [];
    expect(organizations[0]?.primary_domain).toEqual(expect.any(String));
    const seated = await api.searchSeats(
      organizations.map(({ id }) => id),
      ["COO"],
    );
    expect(seated).toMatchObject({ kind: "ok" });
    expect(seated.kind === "ok" && seated.value.people[0]?.organization?.name).toEqual(
      expect.any(String),
    );
  });

  test("Hunter's own answer to a domain search gives its people", async () => {
    const fixture = readFileSync(path.join(contracts, "hunter/domain-search.fixture.json"));
    const server = await localServer((_, response) => response.end(fixture));
    const source = hunterSource({ http, apiKey: "key", now, baseUrl: server.url });

    const subject = { id: "l1", company: { domain: "acme.com" }, person: undefined };
    expect(await source.look(subject)).toMatchObject({
      kind: "found",
      findings: { people: [{ title: "Head of Sales" }, { title: "VP Sales" }, {}] },
    });
  });
});

/** A Prism server: it refuses requests the contract does not allow. Answers are the vendors' own examples. */
function mockOf(file: string, ready: string): () => string {
  let url = "";
  let stop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const { port, close } = await localPort();
    await close();
    url = `http://127.0.0.1:${port}`;
    const prism = createRequire(import.meta.url).resolve("@stoplight/prism-cli");
    const document = path.join(contracts, file);
    const child = spawn(
      process.execPath,
      [prism, "mock", "-h", "127.0.0.1", "-p", `${port}`, document],
      { stdio: "ignore" },
    );
    stop = async () => {
      child.kill();
      await once(child, "exit");
    };
    await untilAnswering(url + ready);
  });
  afterAll(() => stop());
  return () => url;
}

async function localPort() {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No free port");
  return {
    port: address.port,
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
}

async function untilAnswering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new Error(`The mock at ${url} did not start`);
}
