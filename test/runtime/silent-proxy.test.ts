import { createServer } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { createSafeFetch } from "#shared/runtime/safe-fetch.ts";

afterEach(() => vi.unstubAllEnvs());

test("a proxy that never answers costs no more than the time limit", async () => {
  const proxy = createServer((socket) => socket.on("error", () => undefined));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${address.port}`);

  const fetched = await createSafeFetch({ timeoutMilliseconds: 200 })("https://kestrel.example/");
  proxy.close();

  expect(fetched).toMatchObject({ kind: "unreachable", reason: "timeout" });
});
