import { afterAll, beforeAll, expect, test } from "vitest";
import { pageStudent } from "#shared/adapters/web/page-student.ts";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { companySiteSource } from "#shared/adapters/web-search/company-site-source.ts";
import { newsSource } from "#shared/adapters/web-search/news-source.ts";
import { websiteSource } from "#shared/adapters/website/website-source.ts";
import { worldSearch } from "#shared/adapters/world/world-search.ts";
import { agents } from "#shared/domain/agents/agents.ts";
import { defaultCaps } from "#shared/domain/enrichment/waterfall.ts";
import type { Contact } from "#shared/domain/leads/contact.ts";
import type { Fact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";
import type { Ask } from "#shared/models/question.ts";
import type { PageRenderer } from "#shared/ports/page-renderer.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import {
  createEnrichment,
  type EnrichmentDeps,
  type SourceStep,
} from "../../functions/enrichment/enrichment.ts";
import { recordedEngine, recordedStudent } from "../../functions/enrichment/recorded-hands.ts";
import { startWorld, type World } from "../../local/world.ts";
import { agentRun } from "../support/agent-run.ts";
import {
  aPageFact,
  aPerson,
  aQualifiedLead,
  aSource,
  aValue,
} from "../support/enrichment-builders.ts";
import { modelSaying, rulesAsk } from "../support/fake-ask.ts";
import { memoryLeads } from "../support/memory-leads.ts";

const now = () => new Date("2026-11-20T09:00:00Z");

let world: World;
beforeAll(async () => {
  world = await startWorld({ directory: "examples/world" });
});
afterAll(() => world.close());

async function enrich(lead: Lead, sources: EnrichmentDeps["sources"], ask: Ask = rulesAsk()) {
  const memory = memoryLeads({ lead });
  const run = agentRun(ask);
  const agent = createEnrichment({ leads: memory, sources, caps: defaultCaps, now });
  const again = () => agent.run({ leadId: lead.id }, run);
  const output = agents.enrichment.output.parse(await again());
  const facts: readonly Fact[] = await memory.factsOf(lead.id);
  const contacts: readonly Contact[] = await memory.contactsOf(lead.id);
  return { output, lead: memory.lead(), facts, contacts, tools: run.tools, again, memory };
}

/** The sources as the handler lines them up, over the demo world. */
function worldSources(renderer?: PageRenderer): EnrichmentDeps["sources"] {
  return async ({ record, findFacts }) => {
    const fetch = createSafeFetch({ worldUrl: world.url });
    const student = recordedStudent(pageStudent(webReader({ fetch, now }), renderer), record);
    const search = worldSearch({ http: createJsonHttp(), worldUrl: world.url, now });
    const engine = recordedEngine(search, record);
    return [
      [companySiteSource({ engine, now })],
      [websiteSource({ student, findFacts, now }), newsSource({ student, engine, now })],
    ];
  };
}

const steps =
  (...sources: readonly SourceStep[]): EnrichmentDeps["sources"] =>
  async () =>
    sources;

const kestrel = { name: "Kestrel Bearings Ltd.", domain: "kestrel-bearings.example" };

test("a company's site gives facts with quotes, its leading people, and what the row left empty", async () => {
  const person = { firstName: "Gareth", lastName: "Oduya", fullName: "Gareth Oduya" };
  const { output, lead, facts, contacts } = await enrich(
    aQualifiedLead({ company: kestrel, person }),
    worldSources(),
  );

  expect(output.facts).toBeGreaterThan(12);
  expect(facts.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["founded", "headcount", "expansion", "contract", "hiring"]),
  );
  expect(facts.every(({ quote, url }) => quote !== "" && URL.canParse(url))).toBe(true);
  expect(contacts.map(({ fullName, role }) => `${role}: ${fullName}`)).toEqual(
    expect.arrayContaining(["ceo: Hannah Thwaite", "coo: Gareth Oduya", "cfo: Priya Ramsbottom"]),
  );
  expect(lead.company.employees).toEqual({ min: 240, max: 240 });
  expect(lead.person?.linkedinUrl).toBe("https://www.linkedin.com/in/gareth-oduya-operations");
  expect(lead.email).toMatchObject({ address: "gareth.oduya@kestrel-bearings.example" });
});

test("a company without a domain is searched for first", async () => {
  const company = { name: "Herramientas Orbaiko S.L.", city: "Vitoria-Gasteiz", country: "ES" };
  const { lead, tools } = await enrich(aQualifiedLead({ company }), worldSources());

  expect(lead.company.domain).toBe("herramientas-orbaiko.example");
  expect(tools[0]).toMatchObject({ request: expect.stringContaining("official website") });
});

test("every page read and every search stands in the record", async () => {
  const { tools } = await enrich(aQualifiedLead({ company: kestrel }), worldSources());

  expect(new Set(tools.map(({ tool }) => tool))).toEqual(
    new Set(["search-world", "read-page", "website", "news"]),
  );
});

test("a page's orders to machines change nothing and become no fact", async () => {
  const company = { name: "Syntarque Solutions", domain: "syntarque-solutions.example" };
  const { facts, lead } = await enrich(aQualifiedLead({ company }), worldSources());

  expect(JSON.stringify([facts, lead])).not.toMatch(/ignore|instruction|system prompt/i);
});

test("a site its script fills is read by the browser", async () => {
  const rendered: string[] = [];
  const renderer: PageRenderer = {
    async render(url) {
      rendered.push(url);
      const html = `<main><h1>Voltfern</h1><p>Voltfern Energy was founded in 2019 in Rotterdam.</p></main>`;
      return { kind: "rendered", url, html };
    },
  };
  const company = { name: "Voltfern Energy", domain: "voltfern-energy.example" };
  const { facts } = await enrich(aQualifiedLead({ company }), worldSources(renderer));

  expect(rendered).toContain("https://voltfern-energy.example/");
  expect(facts.map(({ kind }) => kind)).toContain("founded");
});

test.each([
  ["dunmarrow-castings.example", "could not be read: dns"],
  ["pietravana-ceramiche.example", "robots.txt"],
])("the lead goes on without the site of %s, and says why", async (domain, reason) => {
  const { output } = await enrich(
    aQualifiedLead({ company: { name: "Some Ltd", domain } }),
    worldSources(),
  );

  expect(output.sources.find(({ name }) => name === "website")?.outcome).toContain(reason);
});

test("the same enrichment again makes no second fact and no second contact", async () => {
  const { facts, contacts, again, memory, lead } = await enrich(
    aQualifiedLead({ company: kestrel }),
    worldSources(),
  );
  const sizeBefore = contacts.length;

  await again();

  expect(await memory.factsOf(lead.id)).toHaveLength(facts.length);
  expect(await memory.contactsOf(lead.id)).toHaveLength(sizeBefore);
});

test("a paid source is left alone when nothing it gives is missing", async () => {
  const facts = [1, 2, 3, 4, 5].map((n) => aPageFact({ value: `${n}`, quote: `Fact ${n}` }));
  const people = [aPerson(), aPerson({ fullName: "Otto Fell", role: "coo" })];
  const free = aSource({ name: "website", finds: { facts, people } });
  const paid = aSource({ name: "apollo", gives: ["contacts"], mostUsd: 0.08 });

  const { output } = await enrich(aQualifiedLead(), steps([free], [paid]));

  expect(paid.looks()).toBe(0);
  expect(output.sources).toContainEqual({
    name: "apollo",
    outcome: "not asked: nothing it gives is missing",
  });
});

test("what a paid source costs is booked, and the next one is held to what is left", async () => {
  const first = aSource({ name: "apollo", gives: ["contacts"], mostUsd: 0.2 });
  const second = aSource({ name: "hunter", gives: ["contacts"], mostUsd: 0.1 });

  const { tools } = await enrich(aQualifiedLead(), steps([first], [second]));

  expect(tools).toMatchObject([{ tool: "apollo", costUsd: 0.2 }]);
  expect(second.looks()).toBe(0);
});

test("a source in trouble costs the lead nothing but its findings", async () => {
  const spent = { calls: 1, costUsd: 0 };
  const down = aSource({ name: "news", says: { kind: "unavailable", reason: "down", spent } });
  const { output } = await enrich(
    aQualifiedLead(),
    steps([down, aSource({ finds: { facts: [aPageFact()] } })]),
  );

  expect(output).toMatchObject({ facts: 1, sources: [{ outcome: "unavailable: down" }, {}] });
});

test("the row's own value stays and the contradiction is told", async () => {
  const company = { ...kestrel, employees: { min: 50, max: 50 } };
  const { output, lead, facts } = await enrich(
    aQualifiedLead({ company }),
    steps([aSource({ finds: { values: [aValue({ url: "https://kestrel-bearings.example/" })] } })]),
  );

  expect(lead.company.employees).toEqual({ min: 50, max: 50 });
  expect(output.sources).toContainEqual({
    name: "conflict",
    outcome: "employees: the list says 50, website says 240",
  });
  expect(facts).toMatchObject([{ kind: "headcount", value: "240", confidence: 0.9 }]);
});

test("of a model's facts only those stay whose quote stands on the page", async () => {
  const said = {
    kind: "other",
    statement: "Kestrel Bearings' warehouse in Gdansk holds 1,900 pallets.",
    value: "1,900 pallets",
    quote: "It holds 1,900 pallets and serves customers in Poland",
    page: "https://kestrel-bearings.example/",
  };
  const invented = { ...said, statement: "It is the largest.", quote: "We are the largest maker" };
  const { facts } = await enrich(
    aQualifiedLead({ company: kestrel }),
    worldSources(),
    modelSaying({ facts: [said, invented] }),
  );

  const statements = facts.map(({ statement }) => statement);
  expect(statements).toContain(said.statement);
  expect(statements).not.toContain(invented.statement);
});
