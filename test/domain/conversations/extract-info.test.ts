import { expect, test } from "vitest";
import { acceptInfo, extractInfo, mergeInfo } from "#shared/domain/conversations/extract-info.ts";

test.each([
  [
    "We have about 40k EUR set aside for this. Our COO decides.",
    { budget: "We have about 40k EUR set aside for this", decisionMaker: "Our COO decides" },
  ],
  [
    "We are looking for something before the end of March.",
    {
      need: "We are looking for something before the end of March",
      timeline: "We are looking for something before the end of March",
    },
  ],
  ["We already use SAP IBP.", { currentVendor: "We already use SAP IBP" }],
  [
    "I'd have to check with my boss first.",
    { decisionMaker: "I'd have to check with my boss first" },
  ],
  [
    "Wir nutzen derzeit Excel. Das entscheidet unser Geschäftsführer im nächsten Quartal.",
    {
      currentVendor: "Wir nutzen derzeit Excel",
      decisionMaker: "Das entscheidet unser Geschäftsführer im nächsten Quartal",
    },
  ],
  ["Unser Budget liegt bei 20.000 Euro.", { budget: "Unser Budget liegt bei 20.000 Euro" }],
  [
    "Nous utilisons déjà Sage. Notre directeur décide en janvier.",
    { currentVendor: "Nous utilisons déjà Sage", timeline: "Notre directeur décide en janvier" },
  ],
  [
    "Ya usamos otro programa. Buscamos algo más sencillo.",
    { currentVendor: "Ya usamos otro programa", need: "Buscamos algo más sencillo" },
  ],
  [
    "Abbiamo già un gestionale. Decide il mio capo.",
    { currentVendor: "Abbiamo già un gestionale", decisionMaker: "Decide il mio capo" },
  ],
  [
    "We gebruiken nu Excel. Ons probleem is de voorraad op twee plekken.",
    { currentVendor: "We gebruiken nu Excel", need: "Ons probleem is de voorraad op twee plekken" },
  ],
])("“%s”", (text, expected) => {
  expect(extractInfo(text)).toMatchObject(expected);
});

test("every value stands word for word in the text, and small talk tells nothing", () => {
  const text =
    "Thanks!\nWe keep running out of stock, and the budget is 30,000 pounds; let us talk.";
  for (const value of Object.values(extractInfo(text))) expect(text).toContain(value);
  expect(extractInfo("Thank you, have a nice weekend.")).toEqual({});
});

test("of a model's answer only what stands in the text is kept", () => {
  const nothing = {
    budget: null,
    timeline: null,
    decisionMaker: null,
    need: null,
    currentVendor: null,
  };
  const told = acceptInfo(
    { ...nothing, budget: "50,000 euros", currentVendor: "SAP" },
    "We use SAP here.",
  );
  expect(told).toEqual({ currentVendor: "SAP" });
});

test("what is told later stands, and what is not told again stays", () => {
  expect(mergeInfo({ budget: "none", need: "stock" }, { budget: "40k" })).toEqual({
    budget: "40k",
    need: "stock",
  });
});
