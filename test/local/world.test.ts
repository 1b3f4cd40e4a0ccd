import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webReader } from "#shared/adapters/web/web-reader.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { startWorld, type World } from "../../local/world.ts";

const files = {
  "secret.txt": "outside",
  "sites/kestrel.example/index.html": "<h1>Kestrel Bearings</h1>",
  "sites/kestrel.example/contact.html": "write to us",
  "sites/kestrel.example/about/index.html": "about us",
  "sites/kestrel.example/robots.txt": "User-agent: *\nDisallow: /team",
  "sites/kestrel.example/team.html": "the team",
  "sites/kestrel.example/logo@2x.png": "\x89PNG",
  "sites/kestrel.example/.hidden.html": "hidden",
  "sites/www.moss.example/index.html": "Moss",
  "sites/silent.example/.timeout": "",
  "search.json": JSON.stringify([
    searchEntry("Kestrel Bearings official website", "https://kestrel.example/"),
    searchEntry("Kestrel Bearings news 2026", "https://trade-wire.example/kestrel"),
    searchEntry("Moss Logistics official website", "https://moss.example/"),
    searchEntry("Müller Söhne official website", "https://mueller.example/"),
    searchEntry("/market size .*bearings/", "https://trade-wire.example/bearings-market"),
  ]),
};

function searchEntry(query: string, url: string) {
  return { query, results: [{ title: query, url, snippet: `About ${query}` }] };
}

let directory: string;
let world: World;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "world-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), text, "latin1");
  }
  await writeFile(path.join(directory, "search.json"), files["search.json"]);
  await symlink(
    path.join(directory, "secret.txt"),
    path.join(directory, "sites/kestrel.example/link.txt"),
  );
  world = await startWorld({ directory });
});

afterAll(async () => {
  await world.close();
  await rm(directory, { recursive: true });
});

/** Sends the path as it is: fetch would tidy it first. */
function ask(
  requestPath: string,
  host?: string,
): Promise<{ status?: number; type?: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(world.url);
    const headers = host ? { "x-world-host": host } : {};
    const request = http.get(
      { host: "127.0.0.1", port, path: requestPath, headers },
      (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () =>
          resolve({
            body,
            ...(response.statusCode && { status: response.statusCode }),
            ...(response.headers["content-type"] && { type: response.headers["content-type"] }),
          }),
        );
      },
    );
    request.once("error", reject);
  });
}

async function search(query: string): Promise<string[]> {
  const { body } = await ask(`/__search?q=${encodeURIComponent(query)}`);
  const { results }: { results: { url: string }[] } = JSON.parse(body);
  return results.map(({ url }) => url);
}

test.each([
  ["/", "kestrel.example", "<h1>Kestrel Bearings</h1>"],
  ["/", "www.kestrel.example", "<h1>Kestrel Bearings</h1>"],
  ["/", "KESTREL.example:443", "<h1>Kestrel Bearings</h1>"],
  ["/", "moss.example", "Moss"],
  ["/contact", "kestrel.example", "write to us"],
  ["/contact/", "kestrel.example", "write to us"],
  ["/contact.html?utm=1", "kestrel.example", "write to us"],
  ["/about", "kestrel.example", "about us"],
  ["/about/", "kestrel.example", "about us"],
])("%s of %s is found", async (requestPath, host, body) => {
  expect(await ask(requestPath, host)).toMatchObject({ status: 200, body });
});

test("files carry their content type", async () => {
  expect(await ask("/", "kestrel.example")).toMatchObject({ type: "text/html" });
  expect(await ask("/robots.txt", "kestrel.example")).toMatchObject({ type: "text/plain" });
  expect(await ask("/logo@2x.png", "kestrel.example")).toMatchObject({ type: "image/png" });
});

test.each([
  "/nothing",
  "/../../secret.txt",
  "/%2e%2e/%2e%2e/secret.txt",
  "/..%2f..%2fsecret.txt",
  "/..%5c..%5csecret.txt",
  "/link.txt",
  "/.hidden",
  "/%",
  "/a%00b",
  `/${"x".repeat(300)}`,
])("%s is not found", async (requestPath) => {
  const { status, body } = await ask(requestPath, "kestrel.example");

  expect(status).toBe(404);
  expect(body).not.toContain("outside");
});

test.each(["../sites/kestrel.example", "..", "kestrel.example/../..", "unknown.example", ""])(
  "the host %j has no site",
  async (host) => {
    expect(await ask("/secret.txt", host)).toMatchObject({ status: 502 });
  },
);

test("the department reads it like the internet", async () => {
  const fetch = createSafeFetch({ worldUrl: world.url });
  const reader = webReader({ fetch });

  expect(await reader.read("kestrel.example/contact")).toMatchObject({ html: "write to us" });
  expect(await reader.read("kestrel.example/team")).toMatchObject({ kind: "forbidden-by-robots" });
  expect(await reader.read("kestrel.example/nothing")).toMatchObject({ reason: "not-found" });
  expect(await reader.read("unknown.example")).toMatchObject({ kind: "missing", reason: "dns" });
  expect(await fetch("https://silent.example/", { timeoutMilliseconds: 50 })).toMatchObject({
    reason: "timeout",
  });
});

test("a search finds the entry that shares the rare words", async () => {
  expect(await search("Kestrel Bearings Ltd Bedford official website")).toEqual([
    "https://kestrel.example/",
  ]);
  expect(await search("kestrel bearings")).toContain("https://kestrel.example/");
  expect(await search("muller sohne official website")).toEqual(["https://mueller.example/"]);
  expect(await search("market size of steel bearings")).toEqual([
    "https://trade-wire.example/bearings-market",
  ]);
});

test("a search for somebody else finds nothing", async () => {
  expect(await search("Harbour Yoga official website")).toEqual([]);
  expect(await search("")).toEqual([]);
});

test("a world without search.json finds nothing, a broken one says so", async () => {
  const empty = await mkdtemp(path.join(tmpdir(), "world-"));
  await writeFile(path.join(empty, "search.json"), '{"query": 1}');

  await expect(startWorld({ directory: empty })).rejects.toThrow("search.json is not a list");

  await rm(path.join(empty, "search.json"));
  const bare = await startWorld({ directory: empty });
  const unknown = await fetch(`${bare.url}/dns?name=x.example&type=TXT`);
  expect(await unknown.json()).toEqual({ records: [] });
  const response = await fetch(`${bare.url}/__search?q=x`);
  expect(await response.json()).toEqual({ results: [] });
  await bare.close();
  await rm(empty, { recursive: true });
});

test("the world's DNS gives the records of its dns.json", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "world-"));
  const records = { "Tidewater.example": { TXT: ["v=spf1 -all"], MX: ["mx.tidewater.example"] } };
  await writeFile(path.join(folder, "dns.json"), JSON.stringify(records));
  const served = await startWorld({ directory: folder });
  const ask = async (query: string): Promise<unknown> =>
    (await fetch(`${served.url}/dns?${query}`)).json();

  expect(await ask("name=tidewater.example&type=TXT")).toEqual({ records: ["v=spf1 -all"] });
  expect(await ask("name=tidewater.example.&type=mx")).toEqual({
    records: ["mx.tidewater.example"],
  });
  expect(await ask("name=elsewhere.example&type=TXT")).toEqual({ records: [] });
  await served.close();
  await rm(folder, { recursive: true });
});
