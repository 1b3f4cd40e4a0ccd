import { expect, test } from "vitest";
import { apolloLeadSource } from "#shared/adapters/apollo/apollo-lead-source.ts";
import type { SearchWish } from "#shared/domain/lead-search/search-wish.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../../support/local-server.ts";

const wish: SearchWish = {
  trade: "pump manufacturers",
  country: "GB",
  employees: { min: 50, max: 2_000 },
  titles: ["operations"],
  after: "profile",
};

const organizations = [
  { id: "o1", name: "Kestrel Pumps Ltd", primary_domain: "kestrel.example" },
  { id: "o2", name: "Heron Pumps", website_url: "http://www.heron.example" },
  { id: "o3", name: "No Site Pumps" },
];

async function apolloAnswering(
  answers: (path: string, query: URLSearchParams) => unknown,
  mostCredits = 10,
) {
  const server = await localServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://apollo.invalid");
    const answer = answers(pathname, searchParams);
    response.writeHead(typeof answer === "number" ? answer : 200);
    response.end(typeof answer === "number" ? "plain text" : JSON.stringify(answer));
  });
  const source = apolloLeadSource({
    http: createJsonHttp(),
    apiKey: "apollo-key",
    now: () => new Date("2026-11-20T09:00:00Z"),
    baseUrl: server.url,
    creditUsd: 0.02,
    mostCredits,
  });
  return { source, server };
}

function usual(path: string, query: URLSearchParams): unknown {
  if (path === "/mixed_companies/search") return { organizations };
  if (path === "/mixed_people/api_search") {
    const seat = (id: string, name: string) => ({ id, title: "COO", organization: { name } });
    return {
      people: [
        seat("p1", "Kestrel Pumps"),
        seat("p2", "Somebody Else"),
        seat("p3", "Kestrel Pumps"),
      ],
    };
  }
  const id = query.get("id");
  return {
    person: { id, name: "Jana Moss", title: "Chief Operating Officer", email: "j@k.example" },
  };
}

test("companies are named with their domain, one person each where Apollo knows who sits there", async () => {
  const { source, server } = await apolloAnswering(usual);

  const found = await source.find([wish]);

  expect(found).toMatchObject({
    kind: "found",
    // A credit for the page of companies, one for the person; who sits where is free.
    costUsd: 0.04,
    candidates: [
      {
        company: { name: "Kestrel Pumps Ltd", domain: "kestrel.example", country: "GB" },
        person: { firstName: "Jana", lastName: "Moss", title: "Chief Operating Officer" },
        url: "https://app.apollo.io/#/organizations/o1",
      },
      { company: { name: "Heron Pumps", domain: "heron.example" } },
    ],
  });
  expect(server.seen.filter((url) => url.includes("/people/match"))).toHaveLength(1);
});

test("the credits of one search are never exceeded", async () => {
  const { source, server } = await apolloAnswering(usual, 3);

  const found = await source.find([wish, wish, wish]);

  expect(found.costUsd).toBeCloseTo(0.06);
  const paid = server.seen.filter((url) => !url.includes("api_search"));
  expect(paid).toHaveLength(3);
});

test("a key that is not accepted is said, and what was found before is kept", async () => {
  const refused = await apolloAnswering(() => 401);
  let asked = 0;
  const later = await apolloAnswering((path, query) => {
    if (path === "/mixed_companies/search") asked += 1;
    return asked > 1 ? 429 : usual(path, query);
  });

  expect(await refused.source.find([wish])).toMatchObject({
    kind: "unavailable",
    reason: "Apollo does not accept the key (HTTP 401)",
  });
  expect(await later.source.find([wish, wish])).toMatchObject({
    kind: "found",
    candidates: { length: 2 },
  });
});
