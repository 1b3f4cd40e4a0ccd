import { expect, test } from "vitest";
import { judgeDomain } from "#shared/domain/compliance/sending-domain.ts";
import { domainRecords, longKey, shortKey } from "../../support/compliance-builders.ts";

function problems(records: Parameters<typeof domainRecords>[0]) {
  const { isReady, findings } = judgeDomain(domainRecords(records));
  return [isReady ? "ready" : "blocked", ...findings.map(({ text }) => text)];
}

test("MX-1: a domain with SPF, DKIM, DMARC and a mailbox is ready", () => {
  expect(problems({})).toEqual(["ready"]);
});

test.each([
  ["no SPF record", { txt: ["some-site-verification=1"] }, "no SPF record"],
  ["two SPF records", { txt: ["v=spf1 mx -all", "v=spf1 a -all"] }, "2 SPF records"],
  ["SPF for everybody", { txt: ["v=spf1 +all"] }, "lets everybody"],
  ["too deep an SPF", { spfLookups: 11 }, "11 DNS lookups"],
  ["no DKIM key", { dkim: [{ selector: "s1", txt: [] }] }, "no DKIM key"],
  ["a revoked DKIM key", { dkim: [{ selector: "s1", txt: ["v=DKIM1; p="] }] }, "revoked"],
  ["no DMARC record", { dmarc: [] }, "no DMARC record"],
  ["two DMARC records", { dmarc: ["v=DMARC1; p=none", "v=DMARC1; p=none"] }, "2 DMARC records"],
  ["DMARC without policy", { dmarc: ["v=DMARC1; rua=mailto:a@b.example"] }, "no policy"],
  ["nobody who takes mail", { mx: [] }, "takes no mail"],
  ["a null MX", { mx: ["."] }, "takes no mail"],
] as const)("MX-1: %s keeps a domain from sending", (_what, records, text) => {
  const [verdict, ...found] = problems(records);

  expect(verdict).toBe("blocked");
  expect(found.join(" ")).toContain(text);
});

test("MX-1: a weak policy is named, and blocks nothing", () => {
  expect(problems({ dmarc: ["v=DMARC1; p=none"] })).toEqual([
    "ready",
    "The DMARC policy of seller.example is none; quarantine protects its name better.",
    "The DMARC record of seller.example asks for no reports (rua=).",
  ]);
  expect(problems({ txt: ["v=spf1 mx"] })[0]).toBe("ready");
});

test("MX-2: a DKIM key of 1024 bits is named, a longer one and an Ed25519 one are not", () => {
  const key = (txt: string) => problems({ dkim: [{ selector: "s1", txt: [txt] }] });

  expect(key(`v=DKIM1; p=${shortKey}`)).toEqual([
    "ready",
    "The DKIM key s1._domainkey.seller.example has about 1024 bits; use 2048.",
  ]);
  expect(key(`k=rsa; p=${longKey}`)).toEqual(["ready"]);
  expect(key("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")).toEqual([
    "ready",
  ]);
});

test("MX-3: no domain is too small a sender to be checked", () => {
  expect(judgeDomain(domainRecords({ dmarc: [] })).isReady).toBe(false);
});
