import dns from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

export type ResolveName = (
  hostname: string,
  callback: (error: Error | null, addresses: dns.LookupAddress[]) => void,
) => void;

/** Resolves names for a connection, and fails with NotPublicAddress when any answer lies inside a private network. */
export function publicLookup(resolve: ResolveName = resolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const first = addresses[0];
      const inside = addresses.find(({ address }) => !isPublicAddress(address));
      if (error || !first) callback(error ?? new Error(`No address for ${hostname}`), []);
      else if (inside) callback(new NotPublicAddress(hostname, inside.address), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

export class NotPublicAddress extends Error {
  override readonly name = "NotPublicAddress";

  constructor(hostname: string, address: string) {
    super(`${hostname} resolves to ${address}, which is not a public address`);
  }
}

/** Private, loopback, link-local, cloud metadata, multicast and tunnelled ranges are all not "unicast" in ipaddr.js. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

const resolveAll: ResolveName = (hostname, callback) => {
  dns.lookup(hostname, { all: true }, (error, addresses) => callback(error, addresses ?? []));
};
