import { expect, test } from "vitest";
import { extractExecutives } from "#shared/adapters/web/extract-executives.ts";

const url = "https://kestrel.example/team";

function people(body: string): readonly string[] {
  const html = `<title>Team | Kestrel</title><main>${body}</main>`;
  return extractExecutives(html, url).map(({ fullName, role }) => `${fullName}: ${role}`);
}

test.each([
  [
    "cards",
    `<div><h3>Jane Doe</h3><p>Chief Executive Officer</p></div><div><h3>Tom Berg</h3><p>CFO</p></div>`,
  ],
  [
    "a table",
    `<table><tr><th>Name</th><th>Role</th></tr><tr><td>Jane Doe</td><td>Managing Director</td></tr><tr><td>Tom Berg</td><td>Finance Director</td></tr></table>`,
  ],
  [
    "a table the other way round",
    `<table><tr><td>Managing Director</td><td>Jane Doe</td></tr><tr><td>Finance Director</td><td>Tom Berg</td></tr></table>`,
  ],
  ["a definition list", `<dl><dt>Jane Doe</dt><dd>Owner</dd><dt>Tom Berg</dt><dd>CFO</dd></dl>`],
  [
    "a definition list of seats",
    `<dl><dt>Owner</dt><dd>Jane Doe</dd><dt>Finance Director</dt><dd>Tom Berg</dd></dl>`,
  ],
  ["lines", `<ul><li>Jane Doe, CEO</li><li>Tom Berg – Chief Financial Officer</li></ul>`],
  [
    "lines that name the seat first",
    `<p>Geschäftsführerin: Dr. Jane Doe</p><p>Kaufmännischer Geschäftsführer: Tom Berg</p>`,
  ],
  ["line breaks", `<p>Jane Doe<br>Directrice générale</p><p>Tom Berg<br>Directeur financier</p>`],
  [
    "h-cards",
    `<div class="h-card"><span class="p-name">Jane Doe</span> <span class="p-job-title">CEO</span></div><div class="vcard"><span class="fn">Tom Berg</span>, <span class="title">CFO</span></div>`,
  ],
  [
    "JSON-LD",
    `<script type="application/ld+json">{"@graph":[{"@type":"Person","name":"Jane Doe","jobTitle":"CEO"},{"@type":"Person","name":"Tom Berg","jobTitle":"CFO"}]}</script>`,
  ],
  [
    "sentences",
    `<p>Kestrel grew fast, Jane Doe, Chief Executive Officer. Our finance director is Tom Berg.</p>`,
  ],
])("people in %s are found", (_, body) => {
  expect(people(body)).toEqual(["Jane Doe: ceo", "Tom Berg: cfo"]);
});

test.each([
  ["a customer who praises the company", `<p>Anna Holm, CEO at Nordmark AB</p>`],
  [
    "a customer's quotation",
    `<blockquote><p>Great bearings.</p><p>Anna Holm, CEO</p></blockquote>`,
  ],
  ["somebody with no position", `<p>Anna Holm, a friend of the house</p>`],
  ["a place with an office", `<h3>Thunder Bay</h3><p>Tel. 0123</p>`],
  ["a heading and a role", `<h2>Contact Us</h2><p>Sales Manager</p>`],
  ["a hidden card", `<div style="display:none"><h3>Jane Doe</h3><p>CEO</p></div>`],
])("%s is no executive", (_, body) => {
  expect(people(body)).toEqual([]);
});

test("profile and address go to the person they stand beside", () => {
  const html = `<title>Kestrel</title>
    <h2>Jane Doe</h2><p>CEO</p><p><a href="https://uk.linkedin.com/in/jane-doe-kestrel/?trk=x">LinkedIn</a> <a href="mailto:jane.doe@kestrel.example">Mail</a></p>
    <h2>Tom Berg</h2><p>CFO</p><p><a href="https://www.linkedin.com/in/x7f-99">LinkedIn</a></p>
    <h2>Ada Holm</h2><p>COO</p><p><a href="https://www.linkedin.com/company/kestrel">Company</a></p>`;
  expect(extractExecutives(html, url)).toEqual([
    {
      fullName: "Jane Doe",
      title: "CEO",
      role: "ceo",
      linkedinUrl: "https://www.linkedin.com/in/jane-doe-kestrel",
      email: "jane.doe@kestrel.example",
      quote: "Jane Doe CEO",
      url,
    },
    {
      fullName: "Tom Berg",
      title: "CFO",
      role: "cfo",
      linkedinUrl: "https://www.linkedin.com/in/x7f-99",
      quote: "Tom Berg CFO",
      url,
    },
    { fullName: "Ada Holm", title: "COO", role: "coo", quote: "Ada Holm COO", url },
  ]);
});

test("a department after a comma belongs to the title", () => {
  const html = `<title>Kestrel</title><p>Jane Doe, Vice President, Operations, e-mail, LinkedIn</p>`;
  expect(extractExecutives(html, url)).toMatchObject([
    { title: "Vice President, Operations", role: "vp-operations" },
  ]);
});

test("a careers page has positions, not people", () => {
  const html = `<title>Kestrel</title><h1>Careers</h1><table><tr><td>Thunder Bay</td><td>Logistics Manager</td></tr></table>`;
  expect(extractExecutives(html, "https://kestrel.example/careers")).toEqual([]);
});

test("a news page of somebody else gives only people named as the company's", () => {
  const html = `<p>Jane Doe is CEO of Kestrel Bearings. Tom Berg, CFO of Harsberg, disagrees.</p>`;
  const about = { name: "Kestrel Bearings", domain: "kestrel.example" };
  const found = extractExecutives(html, "https://trade-wire.example/a", about);
  expect(found.map(({ fullName }) => fullName)).toEqual(["Jane Doe"]);
});
