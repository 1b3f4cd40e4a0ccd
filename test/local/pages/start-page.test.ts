import { createServer } from "node:http";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { listen } from "../../../local/listen.ts";
import { pagesInOrder } from "../../../local/pages/pages-in-order.ts";
import { startPages } from "../../../local/pages/start-page.ts";

const paused = { scope: { kind: "all" }, by: "<b>ines</b>@seller.example" };

test("where more waits than is listed at once, the first page says so", async () => {
  const text = await standingOf({
    "/api/v1/approvals?limit=100": { approvals: Array.from({ length: 100 }, () => ({})) },
    "/api/v1/conversations/waiting": {
      conversations: Array.from({ length: 50 }, () => ({})),
      cursor: "place-51",
    },
  });
  expect(text).toContain("100 or more decisions wait and 50 or more conversations wait for you.");
});

async function standingOf(waiting: Readonly<Record<string, unknown>>): Promise<string> {
  const answers: Readonly<Record<string, unknown>> = {
    "/api/v1/pauses": { pauses: [] },
    "/api/v1/jobs?limit=5": { jobs: [] },
    ...waiting,
  };
  const server = createServer(({ url = "" }, response) =>
    response.end(JSON.stringify(answers[url])),
  );
  const url = `http://127.0.0.1:${await listen(server, 0)}`;
  const asked = { method: "GET", url: new URL("http://localhost/"), body: async () => undefined };
  const answer = await startPages(() => url)(asked);
  server.close();
  return load(String(answer?.body))("p").first().text();
}

test("the first page leads to everything, and says whether sending is stopped and what waits", async () => {
  const answers: Readonly<Record<string, unknown>> = {
    "/api/v1/pauses": { pauses: [paused] },
    "/api/v1/approvals?limit=100": { approvals: [{}, {}] },
    "/api/v1/conversations/waiting": { conversations: [{}] },
    "/api/v1/jobs?limit=5": { jobs: [] },
  };
  const server = createServer(({ url = "" }, response) =>
    response.end(JSON.stringify(answers[url])),
  );
  const url = `http://127.0.0.1:${await listen(server, 0)}`;
  const pages = pagesInOrder(
    async () => undefined,
    startPages(() => url),
  );
  const body = async () => undefined;

  const answer = await pages({ method: "GET", url: new URL("http://localhost/"), body });
  const other = await pages({ method: "GET", url: new URL("http://localhost/api"), body });
  server.close();
  const page = load(String(answer?.body));

  expect(answer?.status).toBe(200);
  expect(other).toBeUndefined();
  expect(page("p").first().text()).toContain(
    "All sending is stopped by <b>ines</b>@seller.example.",
  );
  expect(page("p").first().text()).toContain("2 decisions wait and 1 conversation waits for you.");
  for (const path of ["leads", "conversations", "approvals", "meetings", "compliance", "reports"]) {
    expect(page(`a[href^="/api/v1/${path}"]`).length, path).toBeGreaterThan(0);
  }
  expect(page('a[href="/mailbox"]').length).toBeGreaterThan(0);
});
