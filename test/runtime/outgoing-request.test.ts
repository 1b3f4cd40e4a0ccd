import { afterEach, expect, test, vi } from "vitest";
import { createSendRequest } from "#shared/runtime/outgoing-request.ts";
import { localServer } from "../support/local-server.ts";

afterEach(() => vi.unstubAllEnvs());

/** A proxy stands in for a far host: it closes every connection at its second request, as an idle one may be closed. */
async function farHost() {
  const served = new WeakSet<object>();
  const { url, seen } = await localServer((request, response) => {
    if (served.has(request.socket)) {
      request.socket.destroy();
      return;
    }
    served.add(request.socket);
    response.end("answer");
  });
  vi.stubEnv("HTTP_PROXY", url);
  vi.stubEnv("NO_PROXY", "");
  const sendRequest = createSendRequest();
  const send = async (method: string) => {
    const { status, body } = await sendRequest({
      url: new URL("http://api.vendor.example/"),
      method,
      headers: {},
      signal: AbortSignal.timeout(2_000),
    });
    await body.toArray();
    return status;
  };
  return { send, seen };
}

test("a read on a kept connection that has died is sent again on a fresh one", async () => {
  const { send, seen } = await farHost();

  expect([await send("GET"), await send("GET")]).toEqual([200, 200]);
  expect(seen).toHaveLength(3);
});

test("what must not happen twice never travels on a kept connection", async () => {
  const { send, seen } = await farHost();

  expect([await send("GET"), await send("POST"), await send("POST")]).toEqual([200, 200, 200]);
  expect(seen).toHaveLength(3);
});
