import { expect, test } from "vitest";
import { apolloSource } from "#shared/adapters/apollo/apollo-source.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../../support/local-server.ts";

const kestrel = { name: "Kestrel Bearings", domain: "kestrel.example" };
const jana = { firstName: "Jana", lastName: "Moss" };

const organization = {
  organization: {
    id: "o1",
    name: "Kestrel Bearings",
    industry: "industrial machinery",
    estimated_num_employees: 240,
    founded_year: 1974,
    annual_revenue_printed: "52M",
    linkedin_url: "http://www.linkedin.com/company/kestrel",
    country: "United Kingdom",
  },
};

function person(id: string, title: string, email_status = "verified") {
  return {
    person: { id, name: `Person ${id}`, title, email: `${id}@kestrel.example`, email_status },
  };
}

async function apolloAnswering(answers: (path: string, query: URLSearchParams) => unknown) {
  const server = await localServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://apollo.invalid");
    const answer = answers(pathname, searchParams);
    const status = typeof answer === "number" ? answer : 200;
    response.writeHead(status, status === 429 ? { "retry-after": "60" } : {});
    response.end(typeof answer === "number" ? "plain text" : JSON.stringify(answer));
  });
  const source = apolloSource({
    http: createJsonHttp(),
    apiKey: "apollo-key",
    now: () => new Date("2026-11-20T09:00:00Z"),
    baseUrl: server.url,
    creditUsd: 0.02,
    mostCredits: 3,
  });
  return { source, server };
}

test("the organisation, the lead's person and the seats are bought within the credits", async () => {
  const { source, server } = await apolloAnswering((path, query) => {
    if (path === "/organizations/enrich") return organization;
    if (path === "/mixed_people/api_search") {
      return { people: ["p2", "p3", "p4"].map((id) => ({ id, first_name: "P", title: "CFO" })) };
    }
    return person(query.get("id") ?? "p1", "Chief Financial Officer");
  });

  const outcome = await source.look({ id: "l1", company: kestrel, person: jana });

  // One credit for the organisation, one for Jana, one for the first seat; the search is free.
  expect(outcome).toMatchObject({ kind: "found", spent: { calls: 4, costUsd: 0.06 } });
  expect(server.seen).toHaveLength(4);
  expect(outcome).toMatchObject({
    findings: {
      people: [{ role: "cfo", email: "p1@kestrel.example" }, { email: "p2@kestrel.example" }],
    },
  });
});

test("a known industry and head count are not bought again", async () => {
  const { source, server } = await apolloAnswering(() => ({ person: null, people: [] }));
  const company = { ...kestrel, industry: "Bearings", employees: { min: 240, max: 240 } };

  expect(await source.look({ id: "l1", company, person: jana })).toMatchObject({ kind: "nothing" });
  expect(server.seen.join()).not.toContain("/organizations/enrich");
});

test("a guessed or locked address is not used", async () => {
  const { source } = await apolloAnswering((path) =>
    path === "/people/match" ? person("p1", "COO", "extrapolated") : { people: [] },
  );
  const outcome = await source.look({ id: "l1", company: kestrel, person: jana });
  expect(JSON.stringify(outcome)).not.toContain("p1@kestrel.example");
});

test.each([401, 429, 500])("after an answer of %i Apollo is asked nothing more", async (status) => {
  const { source, server } = await apolloAnswering(() => status);

  const outcome = await source.look({ id: "l1", company: kestrel, person: jana });

  expect(outcome).toMatchObject({ kind: "unavailable", spent: { calls: 1, costUsd: 0 } });
  expect(server.seen).toHaveLength(1);
  if (status === 429) expect(outcome).toMatchObject({ retryAt: new Date("2026-11-20T09:01:00Z") });
});
