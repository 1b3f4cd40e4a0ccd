import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { extractExecutives } from "#shared/adapters/web/extract-executives.ts";
import { extractPageFacts } from "#shared/adapters/web/extract-page-facts.ts";
import { findAddresses } from "#shared/adapters/web/find-addresses.ts";
import { type LoadedPage, loadPage } from "#shared/adapters/web/load-page.ts";

/** Read by a person, page by page: what is there to be found, and what the rules are known to miss. */
const Labelled = z.array(
  z.object({
    page: z.string(),
    about: z.object({ name: z.string(), domain: z.string() }).optional(),
    addresses: z.array(z.string()),
    facts: z.array(z.string()),
    executives: z.array(z.string()),
    missed: z.array(z.string()).default([]),
  }),
);
type Labelled = z.infer<typeof Labelled>[number];

const sites = new URL("../../../examples/world/sites/", import.meta.url);
const fixture = new URL("../../fixtures/world-expectations.json", import.meta.url);
const labelled = Labelled.parse(JSON.parse(readFileSync(fixture, "utf8")));

describe.skipIf(!existsSync(sites))(
  "the pages of the demo world (skipped when examples/world is absent)",
  () => {
    test.each(labelled)("$page gives what a person finds there, and nothing else", (expected) => {
      const { page, url } = open(expected);
      expect({
        addresses: findAddresses(page, url).map(({ address, form }) => `${address} (${form})`),
        facts: factsOf(page, url, expected),
        executives: extractExecutives(page, url, expected.about).map(
          ({ fullName, role, linkedinUrl, email }) =>
            [fullName, role, linkedinUrl?.split("/").at(-1) ?? "-", email ?? "-"].join(" | "),
        ),
      }).toEqual({
        addresses: expected.addresses,
        facts: expected.facts,
        executives: expected.executives,
      });
    });

    test("every quote stands word for word on its page", () => {
      for (const expected of labelled) {
        const { page, url } = open(expected);
        const text = flat(
          `${page
            .blocks()
            .visible.map((block) => block.text)
            .join(" ")} ${page.html}`,
        );
        for (const { quote } of extractPageFacts(page, url, expected.about)) {
          for (const line of quote.split("\n")) expect(text).toContain(flat(line));
        }
      }
    });

    test("at least nine facts in ten are found", () => {
      const found = labelled.reduce((sum, { facts }) => sum + facts.length, 0);
      const missed = labelled.reduce((sum, page) => sum + page.missed.length, 0);
      expect(found / (found + missed)).toBeGreaterThan(0.9);
    });
  },
);

function open({ page }: Labelled): { readonly page: LoadedPage; readonly url: string } {
  const html = readFileSync(new URL(page, sites), "utf8");
  return { page: loadPage(html), url: `https://${page.replace(/(?:index)?\.html$/, "")}` };
}

function factsOf(page: LoadedPage, url: string, { about }: Labelled): readonly string[] {
  return extractPageFacts(page, url, about).map(({ kind, value = "", publishedOn }) =>
    [kind, value, ...(publishedOn ? [publishedOn] : [])].join(" | "),
  );
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ");
}
