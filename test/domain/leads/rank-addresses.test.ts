import { expect, test } from "vitest";
import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import { bestAddress, rankAddresses } from "#shared/domain/leads/rank-addresses.ts";

const domain = "kestrel.example";

function found(address: string, more: Partial<FoundAddress> = {}): FoundAddress {
  return { address, form: "text", pageUrl: "https://kestrel.example/", snippet: address, ...more };
}

function order(...addresses: readonly string[]): readonly string[] {
  return rankAddresses(
    addresses.map((address) => found(address)),
    { domain },
  ).map(({ address }) => address);
}

test("a person comes before a role, a role before the general address", () => {
  expect(
    order("info@kestrel.example", "sales@kestrel.example", "jane.doe@kestrel.example"),
  ).toEqual(["jane.doe@kestrel.example", "sales@kestrel.example", "info@kestrel.example"]);
});

test.each([
  ["Jane", "Doe", "jane.doe@kestrel.example"],
  ["Jane", "Doe", "jdoe@kestrel.example"],
  ["Jane", "Doe", "j.doe@kestrel.example"],
  ["Jane", "Doe", "jane@kestrel.example"],
  ["Jürgen", "Müller", "juergen.mueller@kestrel.example"],
  ["Jürgen", "Müller", "jurgen.muller@kestrel.example"],
  ["Żaneta", "Olszańska", "z.olszanska@kestrel.example"],
  ["Søren", "Ågård", "soren.agard@kestrel.example"],
  ["Mary Ann", "van der Berg", "mary.berg@kestrel.example"],
])("the lead %s %s is found behind %s", (firstName, lastName, address) => {
  const best = bestAddress(
    [found("tom.berg@kestrel.example"), found("sales@kestrel.example"), found(address)],
    {
      domain,
      person: { firstName, lastName },
    },
  );
  expect(best).toMatchObject({
    kind: "found",
    address,
    addressKind: expect.any(String),
    isAboutPerson: true,
  });
});

test("somebody else's personal address is not sure to be right for the lead", () => {
  const [best] = rankAddresses([found("tom.berg@kestrel.example")], {
    domain,
    person: { firstName: "Jane", lastName: "Doe" },
  });
  expect(best?.confidence).toBeLessThan(0.75);
  expect(best?.isAboutPerson).toBe(false);
});

test.each([
  "noreply",
  "no-reply",
  "do.not.reply",
  "postmaster",
  "abuse",
  "privacy",
  "dpo",
  "datenschutz",
  "unsubscribe",
  "jobs",
  "careers",
  "karriere",
  "recrutement",
  "webmaster",
  "hr",
  "legal",
  "newsletter",
  "mailer-daemon",
])("nobody writes to %s", (local) => {
  const best = bestAddress([found(`${local}@kestrel.example`)], { domain });
  expect(best).toEqual({
    kind: "none",
    reason: "the site names only addresses that take no sales mail",
  });
});

test.each(["sales", "ceo", "einkauf", "procurement", "vertrieb", "achats", "logistics"])(
  "%s is a role",
  (local) => {
    expect(bestAddress([found(`${local}@kestrel.example`)], { domain })).toMatchObject({
      addressKind: "role",
    });
  },
);

test.each(["info", "hello", "office", "kontakt", "biuro", "contact", "accueil"])(
  "%s is general",
  (local) => {
    expect(bestAddress([found(`${local}@kestrel.example`)], { domain })).toMatchObject({
      addressKind: "generic",
    });
  },
);

test("the web agency in the footer is never the company's address", () => {
  expect(bestAddress([found("hello@pixel-agency.example")], { domain })).toMatchObject({
    kind: "none",
  });
  expect(order("anna.berg@pixel-agency.example", "info@kestrel.example")[0]).toBe(
    "info@kestrel.example",
  );
});

test("a free mailbox is used, but trusted less", () => {
  const best = bestAddress([found("kestrel.bearings@gmail.com")], { domain });
  expect(best).toMatchObject({ kind: "found" });
  expect(best.kind === "found" && best.confidence).toBeLessThan(0.6);
});

test("another ending of the same name is nearly as good, and a subdomain as good", () => {
  const own = rankAddresses([found("info@mail.kestrel.example")], { domain });
  const sister = rankAddresses([found("info@kestrel.com")], { domain });
  expect(own[0]?.confidence).toBe(0.55);
  expect(sister[0]?.confidence).toBe(0.47);
});

test("a shared public suffix does not make two companies one", () => {
  const best = bestAddress([found("info@heron.co.uk")], { domain: "kestrel.co.uk" });
  expect(best.kind).toBe("none");
});

test("being named on several pages raises the confidence, and the reason says why", () => {
  const pages = ["", "contact", "about"].map((path) =>
    found("info@kestrel.example", { pageUrl: `https://kestrel.example/${path}` }),
  );
  const [best] = rankAddresses(pages, { domain });
  expect(best?.confidence).toBe(0.59);
  expect(best?.reason).toBe("general address, at kestrel.example, named on 3 pages");
});

test("no address is an ordinary outcome", () => {
  expect(bestAddress([], { domain })).toEqual({
    kind: "none",
    reason: "the site names no address",
  });
});
