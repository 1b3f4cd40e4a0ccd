import { describe, expect, test } from "vitest";
import { type FooterInput, legalFooter } from "#shared/domain/compliance/disclosures.ts";
import { sourceOfLead } from "#shared/domain/compliance/source-of-lead.ts";
import { Language } from "#shared/domain/replies/reply-reading.ts";
import { aLead } from "../../support/builders.ts";

const everything: FooterInput = {
  language: "en",
  writer: "machine",
  needs: { postalAddress: true, sourceNotice: true },
  isFirst: true,
  seller: {
    company: "Tidewater Planning",
    postalAddress: "14 Ropewalk Yard, Bristol",
    contact: "ines@seller.example",
  },
  source: { from: "own-site", name: "kestrel-bearings.example/contact", on: "2026-11-01" },
  unsubscribeUrl: "https://sales.seller.example/u/token",
};

describe.each(Language.options)("in %s", (language) => {
  const footer = legalFooter({ ...everything, language });
  const whole = footer.join("\n");

  test("LAW-AI-1: a reader is told in the message that an AI system writes, and how to reach a person", () => {
    expect(footer[0]).toMatch(/\bAI\b|KI-System|\bIA\b/);
    expect(footer[0]).toContain("Tidewater Planning");
  });

  test("LAW-EU-1: the first message says where the address is from and which rights there are", () => {
    expect(footer[1]).toContain("kestrel-bearings.example/contact");
    expect(footer[1]).toContain("ines@seller.example");
    expect(footer[1]).toContain("2026");
    expect(footer[1]).toMatch(/GDPR|DSGVO|RGPD|AVG/);
  });

  test("LAW-EU-1: the notice names the ground that really carries the message", () => {
    const needs = {
      ...everything.needs,
      consent: { source: "signed up at Harbour Expo, card 118", at: "2026-05-03" },
    };
    const byConsent = legalFooter({ ...everything, language, needs })[1];

    expect(footer[1]).toMatch(/6.{0,20}f\b/);
    expect(byConsent).toMatch(/6.{0,20}a\b/);
    expect(byConsent).toContain("signed up at Harbour Expo, card 118");
    expect(byConsent).toMatch(/\b3\b.*2026.*card 118/);
    expect(byConsent).not.toMatch(/legitim|berechtigt|gerechtvaardigd/i);
  });

  test("LAW-US-1: the postal address and a way out stand under every message", () => {
    expect(whole).toContain("14 Ropewalk Yard, Bristol");
    expect(footer.at(-1)).toContain("https://sales.seller.example/u/token");
    expect(legalFooter({ ...everything, language, unsubscribeUrl: undefined }).at(-1)).toMatch(
      /stop/i,
    );
  });
});

test("LAW-EU-1: what was said with the first message is not said again", () => {
  expect(legalFooter({ ...everything, isFirst: false })).toHaveLength(3);
});

test("the source of a lead's address is the page it stood on, the vendor, a colleague, or our own list", () => {
  const email = { address: "a@b.example", kind: "role", confidence: 1, reason: "" } as const;
  const from = (source: string, more = {}) =>
    sourceOfLead(aLead({ email: { ...email, source, ...more } }));

  const page = { url: "https://firm.example/contact/", foundOn: "2026-11-18" };
  expect(from("website", page)).toEqual({
    from: "own-site",
    name: "firm.example/contact",
    on: "2026-11-18",
  });
  expect(from("hunter")).toEqual({ from: "vendor", name: "Hunter", on: "2026-11-20" });
  expect(from("csv")).toEqual({ from: "list", name: undefined, on: "2026-11-20" });
  expect(from("referral")).toEqual({ from: "referral", name: undefined, on: "2026-11-20" });
});
