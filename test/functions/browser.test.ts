import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumRenderer } from "#shared/adapters/browser/chromium-renderer.ts";
import { launchChromium } from "#shared/adapters/browser/launch-chromium.ts";
import { studyPage } from "#shared/adapters/web/study-page.ts";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { createBrowser } from "../../functions/browser/browser.ts";
import { startWorld, type World } from "../../local/world.ts";
import { localServer } from "../support/local-server.ts";

let world: World;
let renderer: ReturnType<typeof chromiumRenderer>;
let asked: string[] = [];
/** Pages that only this test knows; the demo world answers the rest. */
const pages = new Map<string, string>();

beforeAll(async () => {
  world = await startWorld({ directory: "examples/world" });
  const worldFetch = createSafeFetch({ worldUrl: world.url });
  renderer = chromiumRenderer({
    launch: () => launchChromium({ endsWithUs: true }),
    async fetch(url, init) {
      asked.push(url);
      const body = pages.get(url);
      if (url.endsWith("/endless")) return new Promise(() => undefined);
      if (body === undefined) return worldFetch(url, init);
      return { kind: "fetched", url, status: 200, contentType: "text/html", headers: {}, body };
    },
  });
});

afterAll(async () => {
  await renderer.close();
  await world.close();
});

function render(url: string, timeoutMilliseconds = 10_000) {
  asked = [];
  return createBrowser({ renderer })({ url, timeoutMilliseconds });
}

test("a page that a script fills gives its facts once it is rendered", async () => {
  const page = await render("https://voltfern-energy.example/");
  if (page.kind !== "rendered") throw new Error(`Not rendered: ${page.reason}`);

  const { facts, links } = studyPage(page, { domain: "voltfern-energy.example" });

  expect(facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["founded", "headcount"]));
  expect(links.map(({ topic }) => topic)).toEqual(expect.arrayContaining(["about", "team"]));
});

test("an address inside is refused before the browser opens it", async () => {
  expect(await render("http://169.254.169.254/latest/meta-data")).toEqual({
    kind: "refused",
    reason: "private-address",
  });
  expect(await render("file:///etc/passwd")).toMatchObject({
    kind: expect.not.stringMatching("rendered"),
  });
});

test("a page cannot reach inside by its own requests, and its pictures are not loaded", async () => {
  const inside = await localServer((_, response) => response.end("inside"));
  pages.set(
    "https://curious.example/",
    `<body><h1>Curious</h1><p id="out">nothing</p><img src="https://voltfern-energy.example/logo.png">
     <iframe src="${inside.url}/frame"></iframe>
     <script>
       const say = (text) => { document.getElementById("out").textContent += " " + text; };
       fetch("${inside.url}/fetched").then(() => say("fetched"), () => say("blocked"));
       try { new WebSocket("ws://127.0.0.1:${inside.port}/socket"); } catch {}
       window.open("${inside.url}/popup");
     </script></body>`,
  );

  const page = await render("https://curious.example/");

  expect(page).toMatchObject({ kind: "rendered", html: expect.stringContaining("blocked") });
  expect(inside.seen).toEqual([]);
  expect(asked.filter((url) => url.endsWith(".png"))).toEqual([]);
});

test("a site that cannot be reached is a failure with its reason", async () => {
  expect(await render("https://gone.example/")).toEqual({ kind: "failed", reason: "dns" });
});

test("a page that never comes to rest is read as it stands when the time is over", async () => {
  pages.set(
    "https://restless.example/",
    `<body><p>Here</p><script>for (let i = 0; i < 3; i += 1) fetch("/" + i + "/endless");</script></body>`,
  );

  const page = await render("https://restless.example/", 1_500);

  expect(page).toMatchObject({ kind: "rendered", html: expect.stringContaining("Here") });
});
