import { expect, test } from "vitest";
import { pageStudent } from "#shared/adapters/web/page-student.ts";
import { newsSource } from "#shared/adapters/web-search/news-source.ts";
import { websiteSource } from "#shared/adapters/website/website-source.ts";
import type { PageRead, WebReader } from "#shared/ports/web-reader.ts";

const now = () => new Date("2026-11-20T09:00:00Z");
const kestrel = { name: "KESTREL BEARINGS LTD", domain: "kestrel.example" };
const subject = { id: "l1", company: kestrel, person: undefined };

function webOf(pages: Readonly<Record<string, string>>): WebReader & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async read(address): Promise<PageRead> {
      const url = address.startsWith("http") ? address : `https://${address}/`;
      asked.push(url);
      const html = pages[url];
      if (html === undefined) return { kind: "missing", url, reason: "not-found" };
      const fetchedAt = now().toISOString();
      return { kind: "page", url, html, contentType: "text/html", fetchedAt };
    },
  };
}

function site(reader: WebReader) {
  return websiteSource({
    student: pageStudent(reader, undefined),
    findFacts: async () => [],
    now,
  });
}

test("pages about the company, its people, news and posts are read, others are not", async () => {
  const reader = webOf({
    "https://kestrel.example/": `<title>Kestrel</title><nav><a href="/ueber-uns">Über uns</a>
      <a href="/presse/">Presse</a><a href="/karriere">Jobs</a><a href="/kontakt">Kontakt</a>
      <a href="/datenschutz">Datenschutz</a><a href="/katalog.pdf">Katalog</a>
      <a href="https://other.example/about">Partner</a></nav>`,
    "https://kestrel.example/ueber-uns": `<a href="/ueber-uns/team">Unser Team</a>`,
  });

  await site(reader).look(subject);

  expect(new Set(reader.asked)).toEqual(
    new Set(
      ["", "ueber-uns", "presse/", "karriere", "kontakt", "ueber-uns/team"].map(
        (path) => `https://kestrel.example/${path}`,
      ),
    ),
  );
});

test("never more than ten pages of a site are read", async () => {
  const links = Array.from(
    { length: 40 },
    (_, n) => `<a href="/about/${n}">About ${n}</a>
    <a href="/team/${n}">Team</a><a href="/news/${n}">News</a><a href="/jobs/${n}">Jobs</a>`,
  );
  const all = Object.fromEntries(
    ["about", "team", "news", "jobs"].flatMap((topic) =>
      Array.from({ length: 40 }, (_, n) => [
        `https://kestrel.example/${topic}/${n}`,
        links.join(""),
      ]),
    ),
  );
  const reader = webOf({ "https://kestrel.example/": links.join(""), ...all });

  await site(reader).look(subject);

  expect(reader.asked.length).toBeLessThanOrEqual(10);
});

test("statements carry the name the site uses, not the shouting of a list", async () => {
  const reader = webOf({
    "https://kestrel.example/": `<title>Kestrel Bearings</title><main><p>Kestrel Bearings was founded in 1974.</p></main>`,
  });
  const outcome = await site(reader).look(subject);
  expect(JSON.stringify(outcome)).not.toContain("KESTREL");
  expect(outcome).toMatchObject({ findings: { facts: [{ kind: "founded", value: "1974" }] } });
});

test("telephone, LinkedIn page and address come from links and structured data", async () => {
  const reader = webOf({
    "https://kestrel.example/": `<title>Kestrel</title><a href="tel:+44%20114%20496%200142">Call</a>
      <a href="https://uk.linkedin.com/company/Kestrel-Bearings/">in</a>
      <script type="application/ld+json">{"@type":"Organization","name":"Kestrel","address":
        {"streetAddress":"Unit 7","postalCode":"S9","addressLocality":"Sheffield","addressCountry":"GB"}}</script>`,
  });
  const outcome = await site(reader).look(subject);
  expect(outcome).toMatchObject({
    findings: {
      values: expect.arrayContaining([
        expect.objectContaining({ field: "phone", value: "+44 114 496 0142" }),
        expect.objectContaining({
          field: "linkedinUrl",
          value: "https://www.linkedin.com/company/kestrel-bearings",
        }),
        expect.objectContaining({ field: "city", value: "Sheffield" }),
        expect.objectContaining({ field: "country", value: "GB" }),
      ]),
    },
  });
});

test("of others' pages only sentences that name the company become facts, and its own are not read twice", async () => {
  const reader = webOf({
    "https://wire.example/a": `<main><p>Kestrel Bearings employs 240 people.</p><p>Otter Works employs 900 people.</p></main>`,
    "https://kestrel.example/news": "own",
  });
  const urls = ["https://kestrel.example/news", "https://wire.example/a", "https://x.com/kestrel"];
  const engine = {
    name: "scripted",
    search: async () =>
      ({
        kind: "results",
        results: urls.map((url) => ({ title: "", url, snippet: "" })),
        costUsd: 0.01,
      }) as const,
  };

  const outcome = await newsSource({ engine, student: pageStudent(reader, undefined), now }).look(
    subject,
  );

  expect(reader.asked).toEqual(["https://wire.example/a"]);
  expect(outcome).toMatchObject({ kind: "found", spent: { calls: 1, costUsd: 0.01 } });
  expect(JSON.stringify(outcome)).toContain("240");
  expect(JSON.stringify(outcome)).not.toContain("900");
});
