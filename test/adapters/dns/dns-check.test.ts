import { expect, test } from "vitest";
import { resolverDns } from "#shared/adapters/dns/dns-check.ts";
import { worldDns } from "#shared/adapters/world/world-dns.ts";
import { judgeDomain } from "#shared/domain/compliance/sending-domain.ts";
import { createJsonHttp } from "#shared/runtime/json-http.ts";
import { readDomain } from "../../../functions/watch-lines/read-domain.ts";
import { startWorld } from "../../../local/world.ts";

const failing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};

test("the parts of a long record belong together, and mail hosts come in their order", async () => {
  const dns = resolverDns({
    resolveTxt: async () => [["v=DKIM1; p=AAA", "BBB"], ["other"]],
    resolveMx: async () => [
      { priority: 20, exchange: "second.example" },
      { priority: 10, exchange: "first.example" },
    ],
  });

  expect(await dns.txt("s1._domainkey.seller.example")).toEqual({
    kind: "records",
    records: ["v=DKIM1; p=AAABBB", "other"],
  });
  expect(await dns.mx("seller.example")).toMatchObject({
    records: ["first.example", "second.example"],
  });
});

test.each([
  ["ENOTFOUND", { kind: "none" }],
  ["ENODATA", { kind: "none" }],
  ["ETIMEOUT", { kind: "unanswered", reason: "ETIMEOUT" }],
  ["ESERVFAIL", { kind: "unanswered", reason: "ESERVFAIL" }],
])("%s is told apart from the others", async (code, expected) => {
  const dns = resolverDns({ resolveTxt: failing(code), resolveMx: failing(code) });

  expect(await dns.txt("seller.example")).toEqual(expected);
  expect(await dns.mx("seller.example")).toEqual(expected);
});

test("MX-1: the seller's domain in the demo world is ready to send", async () => {
  const world = await startWorld({ directory: "examples/world" });
  const dns = worldDns({ http: createJsonHttp(), worldUrl: world.url });

  const reading = await readDomain(dns, "tidewater-planning.example");
  await world.close();

  if (reading.kind !== "read") throw new Error(reading.reason);
  expect(reading.records.spfLookups).toBe(2);
  expect(judgeDomain(reading.records)).toEqual({ isReady: true, findings: [] });
});
