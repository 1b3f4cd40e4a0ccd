import { expect, test } from "vitest";
import { linkedinDataSource } from "#shared/adapters/linkedin-data/linkedin-data-source.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { localServer } from "../../support/local-server.ts";

const subject = { id: "l1", company: { domain: "kestrel.example" }, person: undefined };

function sourceAt(baseUrl: string) {
  return linkedinDataSource({
    http: createJsonHttp(),
    baseUrl,
    apiKey: "key",
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
}

test("the service's company and people are taken with their profiles", async () => {
  const server = await localServer((_, response) => {
    response.end(
      JSON.stringify({
        linkedinUrl: "linkedin.com/company/kestrel",
        employees: 240,
        people: [
          {
            fullName: "Jana Moss",
            title: "CEO",
            linkedinUrl: "https://uk.linkedin.com/in/Jana-Moss/",
          },
        ],
      }),
    );
  });

  expect(await sourceAt(server.url).look(subject)).toMatchObject({
    kind: "found",
    findings: {
      values: [
        { field: "linkedinUrl", value: "https://www.linkedin.com/company/kestrel" },
        { field: "employees", value: "240" },
      ],
      people: [{ role: "ceo", linkedinUrl: "https://www.linkedin.com/in/jana-moss" }],
    },
  });
});

test("an unknown company is nothing, a service in trouble is unavailable", async () => {
  const unknown = await localServer((_, response) => response.writeHead(404).end("{}"));
  const broken = await localServer((_, response) => response.writeHead(500).end());
  expect(await sourceAt(unknown.url).look(subject)).toMatchObject({ kind: "nothing" });
  expect(await sourceAt(broken.url).look(subject)).toMatchObject({ kind: "unavailable" });
});

test("LinkedIn itself is never the service", () => {
  expect(() => sourceAt("https://api.linkedin.com/v2")).toThrow("not linkedin.com");
});
