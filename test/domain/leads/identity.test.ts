import { expect, test } from "vitest";
import { identityKeys } from "#shared/domain/leads/identity.ts";
import type { LeadDraft } from "#shared/domain/leads/lead-draft.ts";

const isSameLead = (one: LeadDraft, other: LeadDraft) =>
  identityKeys(one).some((key) => identityKeys(other).includes(key));

test("a lead is known by its address, its domain and its company's name", () => {
  const draft = {
    company: { name: "Northwind GmbH", domain: "northwind.example", country: "DE" },
    person: { fullName: "Jana Müller", email: "jana@northwind.example" },
  };
  expect(identityKeys(draft)).toEqual([
    "email:jana@northwind.example",
    "domain:northwind.example|jana muller",
    "company:northwind|DE|jana muller",
  ]);
});

test("another person at the same company is another lead", () => {
  const company = { name: "Northwind", domain: "northwind.example" };
  const jana = { company, person: { fullName: "Jana Muster" } };
  const john = { company, person: { fullName: "John Doe" } };
  expect(isSameLead(jana, john)).toBe(false);
  expect(isSameLead(jana, { company })).toBe(false);
});

test("two addresses without names at one company are two leads", () => {
  const company = { domain: "northwind.example" };
  const one = { company, person: { email: "jana@northwind.example" } };
  const other = { company, person: { email: "john@northwind.example" } };
  expect(isSameLead(one, other)).toBe(false);
});

test("the same person written in two ways is one lead", () => {
  const one = {
    company: { name: "The Northwind Ltd." },
    person: { firstName: "Zoë", lastName: "Núñez-Ortega" },
  };
  const other = { company: { name: "NORTHWIND" }, person: { fullName: "Zoe Nunez Ortega" } };
  expect(isSameLead(one, other)).toBe(true);
});

test("companies of one name in two countries are two", () => {
  const inGermany = { company: { name: "Vega", country: "DE" } };
  const inSpain = { company: { name: "Vega", country: "ES" } };
  expect(isSameLead(inGermany, inSpain)).toBe(false);
});
