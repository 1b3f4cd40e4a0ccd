import type { Server } from "node:http";

/** Listens on loopback only and gives the port, which is a free one for 0. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error(`The server on port ${port} has no address`);
}
