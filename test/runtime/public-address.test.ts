import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import net from "node:net";
import { expect, test } from "vitest";
import { publicLookup } from "#shared/runtime/public-address.ts";

function lookupAnswering(...addresses: readonly string[]) {
  const found: LookupAddress[] = addresses.map((address) => ({
    address,
    family: net.isIP(address),
  }));
  return publicLookup((_, callback) => callback(null, found));
}

function look(addresses: readonly string[], all: boolean): Promise<unknown> {
  return new Promise((resolve) => {
    lookupAnswering(...addresses)("kestrel.example", { all }, (error, address, family) =>
      resolve(error ? error.name : all ? address : [address, family]),
    );
  });
}

test("public addresses are handed on in the form the socket asked for", async () => {
  expect(await look(["93.184.216.34"], false)).toEqual(["93.184.216.34", 4]);
  expect(await look(["2606:4700::1", "93.184.216.34"], true)).toEqual([
    { address: "2606:4700::1", family: 6 },
    { address: "93.184.216.34", family: 4 },
  ]);
});

test("one private address among public ones is enough to refuse", async () => {
  expect(await look(["93.184.216.34", "10.0.0.5"], true)).toBe("NotPublicAddress");
  expect(await look(["::ffff:169.254.169.254"], false)).toBe("NotPublicAddress");
});

test("no address at all is an error, not a connection to nowhere", async () => {
  expect(await look([], true)).toBe("Error");
});

test("a socket with this lookup never reaches a local name", async () => {
  await lookup("localhost");
  const socket = net.connect({ host: "localhost", port: 9, lookup: publicLookup() });

  const error = await new Promise<Error>((resolve) => socket.once("error", resolve));

  expect(error.name).toBe("NotPublicAddress");
});
