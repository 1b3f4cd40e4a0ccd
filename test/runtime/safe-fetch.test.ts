import { once } from "node:events";
import type http from "node:http";
import { isIP } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";
import { localServer } from "../support/local-server.ts";

afterEach(() => vi.unstubAllEnvs());

/** The world option leads every name to this server; all other rules stay as they are. */
async function fetchFrom(answer: http.RequestListener) {
  const { url, seen } = await localServer(answer);
  return { fetch: createSafeFetch({ worldUrl: url }), seen };
}

function page(contentType: string, body: string | Uint8Array): http.RequestListener {
  return (_, response) => response.setHeader("content-type", contentType).end(body);
}

function redirecting(to: string): http.RequestListener {
  return ({ url }, response) => {
    if (url === "/start") response.writeHead(302, { location: to }).end();
    else response.setHeader("content-type", "text/html").end("arrived");
  };
}

test.each([
  ["http://127.0.0.1/", "loopback"],
  ["http://2130706433/", "decimal"],
  ["http://0x7f000001/", "hex"],
  ["http://0177.0.0.1/", "octal"],
  ["http://127.1/", "short"],
  ["http://0/", "zero"],
  ["http://[::1]/", "IPv6 loopback"],
  ["http://[::ffff:127.0.0.1]/", "IPv4-mapped"],
  ["http://[64:ff9b::7f00:1]/", "NAT64"],
  ["http://[fd00:ec2::254]/", "IPv6 metadata"],
  ["http://169.254.169.254/latest/meta-data/", "metadata"],
  ["http://10.0.0.8/", "private"],
  ["http://100.64.0.1/", "carrier-grade NAT"],
  ["http://127.0.0.1./", "trailing dot"],
  ["http://１２７.0.0.1/", "full-width digits"],
  ["http://localhost/", "localhost"],
  ["http://metadata.google.internal/", "metadata name"],
  ["http://intranet/", "single label"],
])("%s is refused (%s)", async (url) => {
  const { fetch, seen } = await fetchFrom(page("text/html", "secret"));

  expect(await fetch(url)).toEqual({ kind: "refused", url, reason: "private-address" });
  expect(seen).toEqual([]);
});

test.each([
  ["file:///etc/passwd", "scheme"],
  ["gopher://kestrel.example/", "scheme"],
  ["http://user:pass@kestrel.example/", "credentials"],
  ["http://kestrel.example:8080/", "port"],
  ["http://kestrel.example:22/", "port"],
  ["kestrel.example", "not-a-url"],
])("%s is refused because of its %s", async (url, reason) => {
  const { fetch, seen } = await fetchFrom(page("text/html", "secret"));

  expect(await fetch(url)).toMatchObject({ kind: "refused", reason });
  expect(seen).toEqual([]);
});

test.each(["10.0.0.5", "127.0.0.1", "169.254.169.254", "fd00:ec2::254"])(
  "a name that resolves to %s is refused",
  async (address) => {
    for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "");
    const fetch = createSafeFetch({
      resolve: (_, callback) => callback(null, [{ address, family: isIP(address) }]),
    });

    expect(await fetch("http://rebinding.example/")).toMatchObject({
      kind: "refused",
      reason: "private-address",
    });
  },
);

test("a name that does not resolve is unreachable", async () => {
  for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "");
  const missing = Object.assign(new Error("not found"), { code: "ENOTFOUND" });
  const fetch = createSafeFetch({ resolve: (_, callback) => callback(missing, []) });

  expect(await fetch("http://nowhere.example/")).toMatchObject({ reason: "dns" });
});

test.each([
  "http://169.254.169.254/",
  "http://127.0.0.1:9000/",
  "ftp://kestrel.example/",
  "//[::1]/",
])("a redirect to %s is refused", async (target) => {
  const { fetch, seen } = await fetchFrom(redirecting(target));

  expect(await fetch("https://kestrel.example/start")).toMatchObject({ kind: "refused" });
  expect(seen).toEqual(["GET /start"]);
});

test("a relative redirect is followed and the final address reported", async () => {
  const { fetch } = await fetchFrom(redirecting("/contact?from=start"));

  expect(await fetch("https://kestrel.example/start")).toMatchObject({
    kind: "fetched",
    url: "https://kestrel.example/contact?from=start",
    body: "arrived",
  });
});

test("a redirect can be handed back instead of followed", async () => {
  const { fetch, seen } = await fetchFrom(redirecting("/contact"));

  expect(await fetch("https://kestrel.example/start", { redirects: "return" })).toMatchObject({
    kind: "fetched",
    status: 302,
    headers: { location: "/contact" },
  });
  expect(seen).toEqual(["GET /start"]);
});

test("a redirect loop ends after five hops", async () => {
  const { fetch, seen } = await fetchFrom(redirecting("/start"));

  expect(await fetch("https://kestrel.example/start")).toMatchObject({
    kind: "unreachable",
    reason: "too-many-redirects",
  });
  expect(seen).toHaveLength(6);
});

test("a path that starts with two slashes stays on its own host", async () => {
  const { fetch, seen } = await fetchFrom(page("text/html", "ok"));

  expect(await fetch("http://kestrel.example//127.0.0.1:1/x")).toMatchObject({ kind: "fetched" });
  expect(seen).toEqual(["GET //127.0.0.1:1/x"]);
});

test("an error status is still an answer", async () => {
  const { fetch } = await fetchFrom((_, response) => response.writeHead(404).end("gone"));

  expect(await fetch("http://kestrel.example/old")).toMatchObject({ kind: "fetched", status: 404 });
});

test("a body over the cap is cut off while it still streams", async () => {
  const { fetch } = await fetchFrom((_, response) => {
    response.setHeader("content-type", "text/html");
    const more = setInterval(() => response.write("x".repeat(10_000)), 1);
    response.once("close", () => clearInterval(more));
  });

  expect(await fetch("http://kestrel.example/", { maxBytes: 50_000 })).toMatchObject({
    kind: "unreachable",
    reason: "too-large",
  });
});

test("a small compressed body that unpacks to a huge one is cut off", async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  const { fetch } = await fetchFrom((_, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(bomb),
  );

  expect(bomb.length).toBeLessThan(50_000);
  expect(await fetch("http://kestrel.example/")).toMatchObject({ reason: "too-large" });
});

test("a compressed page is unpacked", async () => {
  const { fetch } = await fetchFrom((_, response) =>
    response
      .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
      .end(gzipSync("<p>Kestrel</p>")),
  );

  expect(await fetch("http://kestrel.example/")).toMatchObject({ body: "<p>Kestrel</p>" });
});

test("a server that never answers is a timeout", async () => {
  const { fetch } = await fetchFrom(() => undefined);

  expect(await fetch("http://kestrel.example/", { timeoutMilliseconds: 50 })).toMatchObject({
    kind: "unreachable",
    reason: "timeout",
  });
});

test("a server that drips its body is a timeout over the whole exchange", async () => {
  const { fetch } = await fetchFrom((_, response) => {
    response.setHeader("content-type", "text/html");
    const drip = setInterval(() => response.write("."), 10);
    response.once("close", () => clearInterval(drip));
  });

  expect(await fetch("http://kestrel.example/", { timeoutMilliseconds: 80 })).toMatchObject({
    reason: "timeout",
  });
});

test("a connection that breaks is reported as such", async () => {
  const { fetch } = await fetchFrom((request) => request.socket.destroy());

  expect(await fetch("http://kestrel.example/")).toMatchObject({ reason: "connection" });
});

test("a picture is not text", async () => {
  const { fetch } = await fetchFrom(page("image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47])));

  expect(await fetch("http://kestrel.example/logo@2x.png")).toMatchObject({ reason: "not-text" });
});

test("the caller's own cancellation rejects with the caller's reason", async () => {
  const { fetch } = await fetchFrom(() => undefined);
  const controller = new AbortController();
  const fetched = fetch("http://kestrel.example/", { signal: controller.signal });

  controller.abort(new Error("job cancelled"));

  await expect(fetched).rejects.toThrow("job cancelled");
});

test.each([
  ["the header", "text/html; charset=iso-8859-2", Buffer.from([0xaf, 0x61, 0x6e]), "Żan"],
  [
    "the meta tag",
    "text/html",
    Buffer.from('<meta charset="windows-1252"><p>M\xfcller \x80', "latin1"),
    '<meta charset="windows-1252"><p>Müller €',
  ],
  ["the byte-order mark", "text/html", Buffer.from("\ufeffSøren", "utf16le"), "Søren"],
  ["nothing but valid UTF-8", "text/html", Buffer.from("Søren"), "Søren"],
  ["nothing at all", "text/html", Buffer.from("M\xfcller", "latin1"), "Müller"],
  ["an unknown charset", "text/html; charset=klingon", Buffer.from("Søren"), "Søren"],
])("the text is decoded by %s", async (_, contentType, bytes, text) => {
  const { fetch } = await fetchFrom(page(contentType, bytes));

  expect(await fetch("http://kestrel.example/")).toMatchObject({ body: text });
});

test("a site that the world does not know has no address", async () => {
  const { fetch } = await fetchFrom((_, response) =>
    response.writeHead(502, { "x-world-unreachable": "dns" }).end(),
  );

  expect(await fetch("http://nowhere.example/")).toMatchObject({ reason: "dns" });
});

test("an http proxy is asked with the whole address and names are left to it", async () => {
  const proxy = await localServer(page("text/html", "by proxy"));
  vi.stubEnv("HTTP_PROXY", proxy.url);
  vi.stubEnv("NO_PROXY", "");
  const fetch = createSafeFetch();

  expect(await fetch("http://kestrel.example/about")).toMatchObject({ body: "by proxy" });
  expect(await fetch("http://10.0.0.8/")).toMatchObject({ kind: "refused" });
  expect(proxy.seen).toEqual(["GET http://kestrel.example/about"]);
});

test("https goes through the proxy as a tunnel, and what is no TLS behind it is reported", async () => {
  const proxy = await localServer(page("text/html", "unused"));
  const tunnels: (string | undefined)[] = [];
  proxy.server.on("connect", (request, socket) => {
    tunnels.push(request.url);
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    once(socket, "data").then(() => socket.end("this is not TLS\r\n"));
  });
  vi.stubEnv("HTTPS_PROXY", proxy.url);
  vi.stubEnv("NO_PROXY", "");

  expect(await createSafeFetch()("https://kestrel.example/")).toMatchObject({ reason: "tls" });
  expect(tunnels).toEqual(["kestrel.example:443"]);
});
