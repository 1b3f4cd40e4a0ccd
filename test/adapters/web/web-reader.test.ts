import { expect, test } from "vitest";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import type { Fetched, SafeFetch } from "#shared/runtime/safe-fetch.ts";

type Answer =
  | { status?: number; body?: string; location?: string }
  | { fails: "dns" | "tls" | "timeout" };

/** A web of a few addresses; everything else on a known host is a 404, every other host has no DNS entry. */
function webOf(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const hosts = new Set(Object.keys(answers).map((url) => new URL(url).origin));
  const fetch: SafeFetch = async (url) => {
    asked.push(url);
    return fetchedFrom(
      url,
      answers[url] ?? (hosts.has(new URL(url).origin) ? { status: 404 } : { fails: "dns" }),
    );
  };
  const reader = webReader({ fetch, now: () => new Date("2026-11-20T09:00:00Z") });
  return { reader, asked };
}

function fetchedFrom(url: string, answer: Answer): Fetched {
  if ("fails" in answer) return { kind: "unreachable", url, reason: answer.fails };
  const { status = 200, body = "", location } = answer;
  const headers = location ? { location } : {};
  return { kind: "fetched", url, status, contentType: "text/html", headers, body };
}

test("a page of a site without robots.txt is read", async () => {
  const { reader } = webOf({ "https://kestrel.example/about": { body: "<p>240 employees</p>" } });

  expect(await reader.read("https://kestrel.example/about")).toEqual({
    kind: "page",
    url: "https://kestrel.example/about",
    html: "<p>240 employees</p>",
    contentType: "text/html",
    fetchedAt: "2026-11-20T09:00:00.000Z",
  });
});

test("a page that robots.txt forbids is never asked for", async () => {
  const { reader, asked } = webOf({
    "https://kestrel.example/robots.txt": { body: "User-agent: *\nDisallow: /team" },
    "https://kestrel.example/team": { body: "secret" },
    "https://kestrel.example/about": { body: "open" },
  });

  expect(await reader.read("https://kestrel.example/team")).toEqual({
    kind: "forbidden-by-robots",
    url: "https://kestrel.example/team",
  });
  expect(await reader.read("https://kestrel.example/about")).toMatchObject({ kind: "page" });
  expect(asked).not.toContain("https://kestrel.example/team");
});

test("a group for our own name counts more than the one for everybody", async () => {
  const { reader } = webOf({
    "https://kestrel.example/robots.txt": {
      body: "User-agent: AiSalesDepartment\nAllow: /\n\nUser-agent: *\nDisallow: /",
    },
    "https://kestrel.example/": { body: "welcome" },
  });

  expect(await reader.read("https://kestrel.example/")).toMatchObject({ kind: "page" });
});

test("robots.txt is asked for once, also by pages read at the same time", async () => {
  const { reader, asked } = webOf({ "https://kestrel.example/": {} });

  await Promise.all(
    ["/", "/contact", "/about"].map((path) => reader.read(`https://kestrel.example${path}`)),
  );

  expect(asked.filter((url) => url.endsWith("/robots.txt"))).toHaveLength(1);
});

test("a server that fails on robots.txt forbids everything", async () => {
  const { reader } = webOf({
    "https://kestrel.example/robots.txt": { status: 503 },
    "https://kestrel.example/": {},
  });

  expect(await reader.read("https://kestrel.example/")).toMatchObject({
    kind: "forbidden-by-robots",
  });
});

test("a robots.txt we may not see forbids nothing", async () => {
  const { reader } = webOf({
    "https://kestrel.example/robots.txt": { status: 403 },
    "https://kestrel.example/": {},
  });

  expect(await reader.read("https://kestrel.example/")).toMatchObject({ kind: "page" });
});

test("a site that cannot be reached is missing, with the reason, after one request", async () => {
  const { reader, asked } = webOf({});

  expect(await reader.read("https://gone.example/")).toEqual({
    kind: "missing",
    url: "https://gone.example/",
    reason: "dns",
  });
  expect(asked).toHaveLength(1);
});

test("an absent page is missing with its status", async () => {
  const { reader } = webOf({ "https://kestrel.example/": {} });

  expect(await reader.read("https://kestrel.example/nothing")).toMatchObject({
    kind: "missing",
    reason: "not-found",
    status: 404,
  });
});

test("an address without a scheme is tried by https first", async () => {
  const { reader, asked } = webOf({ "https://kestrel.example/": { body: "secure" } });

  expect(await reader.read("kestrel.example")).toMatchObject({ url: "https://kestrel.example/" });
  expect(asked.every((url) => url.startsWith("https:"))).toBe(true);
});

test("a site with broken TLS is read by http when no scheme was given", async () => {
  const { reader } = webOf({
    "https://kestrel.example/robots.txt": { fails: "tls" },
    "http://kestrel.example/": { body: "plain" },
  });

  expect(await reader.read(" kestrel.example ")).toMatchObject({
    kind: "page",
    url: "http://kestrel.example/",
  });
  expect(await reader.read("https://kestrel.example/")).toMatchObject({ reason: "tls" });
});

test("a redirect to another site obeys the other site's robots.txt", async () => {
  const { reader, asked } = webOf({
    "https://kestrel.example/": { status: 301, location: "https://group.example/kestrel" },
    "https://group.example/robots.txt": { body: "User-agent: *\nDisallow: /" },
    "https://group.example/kestrel": { body: "secret" },
  });

  expect(await reader.read("https://kestrel.example/")).toEqual({
    kind: "forbidden-by-robots",
    url: "https://group.example/kestrel",
  });
  expect(asked).not.toContain("https://group.example/kestrel");
});

test("redirects that never end are given up", async () => {
  const { reader } = webOf({ "https://kestrel.example/": { status: 302, location: "/" } });

  expect(await reader.read("https://kestrel.example/")).toMatchObject({
    kind: "missing",
    reason: "too-many-redirects",
  });
});

test("a crawl delay is kept between pages of one site", async () => {
  const { reader } = webOf({
    "https://kestrel.example/robots.txt": { body: "User-agent: *\nCrawl-delay: 0.1" },
    "https://kestrel.example/": {},
  });
  const started = performance.now();

  await Promise.all([1, 2, 3].map(() => reader.read("https://kestrel.example/")));

  expect(performance.now() - started).toBeGreaterThan(190);
});

test.each([
  "javascript:alert(1)",
  "ftp://kestrel.example/",
  "data://x",
  "https://a:b@kestrel.example/",
  "",
  "not a url",
])("%j is refused without a request", async (url) => {
  const { reader, asked } = webOf({ "https://kestrel.example/": {} });

  expect(await reader.read(url)).toMatchObject({ kind: "missing", reason: "refused" });
  expect(asked).toEqual([]);
});
