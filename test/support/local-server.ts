import http from "node:http";
import { onTestFinished } from "vitest";

export type LocalServer = {
  readonly url: string;
  readonly port: number;
  readonly server: http.Server;
  /** "GET /path" of everything that arrived, in order. */
  readonly seen: readonly string[];
};

/** A real HTTP server on loopback for one test; it is gone when the test ends. */
export async function localServer(answer: http.RequestListener): Promise<LocalServer> {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, server, seen };
}
