import { expect, test } from "vitest";
import { groundedFacts } from "#shared/domain/enrichment/grounded-facts.ts";
import { mergeFacts } from "#shared/domain/enrichment/merge-facts.ts";
import { mergePeople } from "#shared/domain/enrichment/merge-people.ts";
import { mergePerson } from "#shared/domain/enrichment/merge-person.ts";
import { pickAddress } from "#shared/domain/enrichment/pick-address.ts";
import { aPageFact, aPerson, aValue } from "../../support/enrichment-builders.ts";

const elsewhere = "https://wire.example/kestrel";

test("a fact found on several pages is kept once, in the company's own words", () => {
  const facts = mergeFacts(
    [aPageFact({ url: elsewhere, quote: "Kestrel has 240 staff." }), aPageFact()],
    "kestrel.example",
  );
  expect(facts).toEqual([aPageFact()]);
});

test("an event told briefly and at length is one event", () => {
  const brief = aPageFact({
    kind: "expansion",
    value: "a cold store in Bremerhaven",
    quote: "one",
  });
  const long = { ...brief, value: "a cold store in Bremerhaven for 4,200 pallets", quote: "two" };
  const other = { ...brief, value: "a cold store in Gdansk", quote: "three" };
  expect(mergeFacts([brief, long, other], undefined)).toHaveLength(2);
});

test("a sum told in two ways is one fact, another sum is another", () => {
  const raised = aPageFact({ kind: "funding", value: "EUR 12 million", quote: "one" });
  const again = { ...raised, value: "12 million euros", quote: "two" };
  const more = { ...raised, value: "EUR 30 million", quote: "three" };
  expect(mergeFacts([raised, again, more], undefined)).toHaveLength(2);
});

test("one person under several spellings is one contact with all that is known", () => {
  const [jana, ...others] = mergePeople(
    [
      aPerson({ sourceName: "apollo", fullName: "Dr. Jana Moss", email: "jana@kestrel.example" }),
      aPerson({ linkedinUrl: "https://www.linkedin.com/in/jana" }),
    ],
    "kestrel.example",
  );
  expect(others).toEqual([]);
  expect(jana).toMatchObject({
    fullName: "Jana Moss",
    sourceName: "website",
    email: "jana@kestrel.example",
    linkedinUrl: "https://www.linkedin.com/in/jana",
  });
});

test("seats above the line stand first", () => {
  const people = mergePeople(
    [
      aPerson({ fullName: "Otto Fell", role: "other" }),
      aPerson({ fullName: "Ida Crane", role: "vp-operations" }),
      aPerson(),
    ],
    undefined,
  );
  expect(people.map(({ role }) => role)).toEqual(["ceo", "vp-operations", "other"]);
});

test("a person's row is filled, never overwritten", () => {
  const found = aPerson({ linkedinUrl: "https://www.linkedin.com/in/jana" });
  expect(mergePerson({ firstName: "Jana", lastName: "Moss", title: "Boss" }, [found])).toEqual({
    firstName: "Jana",
    lastName: "Moss",
    title: "Boss",
    linkedinUrl: "https://www.linkedin.com/in/jana",
  });
  expect(mergePerson({ firstName: "Otto", lastName: "Moss" }, [found])).not.toHaveProperty("title");
});

const company = { domain: "kestrel.example" };
const person = { firstName: "Jana", lastName: "Moss" };

test("the lead's own address by a vendor comes first", () => {
  const own = aPerson({ email: "jana.moss@kestrel.example", sourceName: "apollo" });
  const role = aValue({ field: "email", value: "sales@kestrel.example" });
  expect(pickAddress({ company, person }, [role], [own])).toMatchObject({
    address: "jana.moss@kestrel.example",
    source: "apollo",
    kind: "personal",
  });
});

test("a colleague's own address is not used for the lead", () => {
  const colleague = aPerson({ fullName: "Otto Fell", email: "otto@kestrel.example" });
  const values = ["otto@kestrel.example", "sales@kestrel.example"].map((value) =>
    aValue({ field: "email", value }),
  );
  expect(pickAddress({ company, person }, values, [colleague])).toMatchObject({
    address: "sales@kestrel.example",
    kind: "role",
  });
});

const pages = [
  {
    url: "https://kestrel.example/about",
    text: "Founded in 1974.\nWe employ  240 people in Hull.",
  },
];
const proposed = {
  kind: "headcount" as const,
  statement: "Kestrel employs 240 people.",
  value: "240",
  quote: "We employ 240 people in Hull.",
  page: "https://kestrel.example/about",
};

test("a model's fact is kept when its quote stands on the page", () => {
  expect(groundedFacts([proposed], pages)).toMatchObject([
    { value: "240", url: proposed.page, sourceName: "kestrel.example" },
  ]);
});

test.each([
  ["a quote that stands nowhere", { quote: "We employ 9,000 people in Hull." }],
  ["a page nobody read", { page: "https://other.example/" }],
  ["a figure that the quote does not have", { statement: "Kestrel employs 2,400 people." }],
  ["a quote too short to mean anything", { quote: "240 people" }],
])("%s is no fact", (_, wrong) => {
  expect(groundedFacts([{ ...proposed, ...wrong }], pages)).toEqual([]);
});
