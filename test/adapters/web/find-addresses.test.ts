import { expect, test } from "vitest";
import { findAddresses } from "#shared/adapters/web/find-addresses.ts";

const pageUrl = "https://kestrel.example/contact";

function found(html: string): readonly string[] {
  return findAddresses(html, pageUrl).map(({ address, form }) => `${form} ${address}`);
}

test.each([
  ["a link", `<a href="mailto:sales@kestrel.example">Write</a>`, "mailto sales@kestrel.example"],
  [
    "a link with a subject",
    `<a href="mailto:sales@kestrel.example?subject=Hi&amp;cc=boss@other.example">x</a>`,
    "mailto sales@kestrel.example",
  ],
  [
    "a percent-encoded link",
    `<a href="mailto:jane%2Edoe%40kestrel.example">x</a>`,
    "mailto jane.doe@kestrel.example",
  ],
  [
    "a link with a name in it",
    `<a href="mailto:Jane%20Doe%20%3Cjane@kestrel.example%3E">x</a>`,
    "mailto jane@kestrel.example",
  ],
  ["plain text", `<p>Write to Sales@Kestrel.example.</p>`, "text sales@kestrel.example"],
  [
    "square brackets",
    `<p>jane.doe [at] kestrel [dot] example</p>`,
    "obfuscated jane.doe@kestrel.example",
  ],
  ["round brackets", `<p>Mail: jane(at)kestrel.example</p>`, "obfuscated jane@kestrel.example"],
  ["curly brackets", `<p>jane {at} kestrel {dot} example</p>`, "obfuscated jane@kestrel.example"],
  ["mixed brackets", `<p>jane [at] kestrel (dot) example</p>`, "obfuscated jane@kestrel.example"],
  [
    "spelled words",
    `<p>Write to jane dot doe at kestrel dot example today</p>`,
    "obfuscated jane.doe@kestrel.example",
  ],
  [
    "German spelling",
    `<p>info (ät) kestrel (punkt) example</p>`,
    "obfuscated info@kestrel.example",
  ],
  [
    "the German word for the sign",
    `<p>info [Klammeraffe] kestrel [Punkt] example</p>`,
    "obfuscated info@kestrel.example",
  ],
  [
    "spaces around the sign, own domain",
    `<p>jane @ kestrel.example</p>`,
    "obfuscated jane@kestrel.example",
  ],
  [
    "zero-width characters",
    `<p>jane\u200b@kes\u200dtrel.example</p>`,
    "obfuscated jane@kestrel.example",
  ],
  [
    "parts in elements",
    `<p><span>jane</span><b>@</b><span>kestrel.example</span></p>`,
    "obfuscated jane@kestrel.example",
  ],
  [
    "a hidden part inside",
    `<p>jane<span style="display:none">-spam</span>@kestrel.example</p>`,
    "obfuscated jane@kestrel.example",
  ],
  ["numeric entities", `<p>jane&#64;kestrel&#46;example</p>`, "entity jane@kestrel.example"],
  [
    "hexadecimal entities in a link",
    `<a href="&#x6d;ailto:&#x6a;ane&#x40;kestrel.example">x</a>`,
    "entity jane@kestrel.example",
  ],
  [
    "text turned by its style",
    `<span style="unicode-bidi: bidi-override; direction: rtl">elpmaxe.lertsek@enaj</span>`,
    "reversed jane@kestrel.example",
  ],
  [
    "text turned by a class",
    `<style>.b{direction:rtl;unicode-bidi:bidi-override}</style><p class="b">elpmaxe.lertsek@enaj</p>`,
    "reversed jane@kestrel.example",
  ],
  [
    "text turned by bdo",
    `<bdo dir="rtl">elpmaxe.lertsek@enaj</bdo>`,
    "reversed jane@kestrel.example",
  ],
  [
    "a turned string with no sign of it",
    `<p>elpmaxe.lertsek@eod.enaj</p>`,
    "reversed jane.doe@kestrel.example",
  ],
  [
    "a turned attribute",
    `<a data-mail="elpmaxe.lertsek@enaj">x</a>`,
    "reversed jane@kestrel.example",
  ],
  [
    "two attributes",
    `<a data-user="jane" data-domain="kestrel.example">x</a>`,
    "obfuscated jane@kestrel.example",
  ],
  [
    "Cloudflare's attribute",
    `<span class="__cf_email__" data-cfemail="${cloudflare("jane@kestrel.example")}">[email&#160;protected]</span>`,
    "cloudflare jane@kestrel.example",
  ],
  [
    "Cloudflare's link",
    `<a href="/cdn-cgi/l/email-protection#${cloudflare("jane@kestrel.example")}">x</a>`,
    "cloudflare jane@kestrel.example",
  ],
  [
    "JSON-LD",
    `<script type="application/ld+json">{"@type":"Organization","contactPoint":{"@type":"ContactPoint","email":"mailto:jane@kestrel.example"}}</script>`,
    "json-ld jane@kestrel.example",
  ],
  [
    "an h-card",
    `<div class="h-card"><a class="u-email" href="mailto:jane@kestrel.example">x</a></div>`,
    "microformat jane@kestrel.example",
  ],
  [
    "an hCard of old",
    `<div class="vcard"><span class="email">jane@kestrel.example</span></div>`,
    "microformat jane@kestrel.example",
  ],
  [
    "microdata",
    `<span itemprop="email">jane@kestrel.example</span>`,
    "microformat jane@kestrel.example",
  ],
])("%s gives the address", (_, html, expected) => {
  expect(found(html)).toEqual([expected]);
});

test.each([
  ["an image for dense screens", `<p>logo@2x.png and icon@3x.webp</p><img src="logo@2x.png">`],
  ["a sample address", `<p>name@example.com, you@yourcompany.com, user@domain.com</p>`],
  ["a package version", `<p>jquery@3.7.1 and bootstrap@5.3.0/dist/css</p>`],
  [
    "an error tracker's key",
    `<p>4f3c2a1b9d8e7f60aa11bb22cc33dd44@o12345.ingest.sentry.io 605a7baede844d278b89dc95ae0a9123@sentry-next.wixpress.com</p>`,
  ],
  ["a script", `<script>var mail = "trap@kestrel.example";</script>`],
  ["a comment", `<!-- trap@kestrel.example -->`],
  [
    "a trap nobody sees",
    `<a href="mailto:trap@kestrel.example" style="display:none">x</a><p hidden>trap2@kestrel.example</p>`,
  ],
  [
    "a sentence with at in it",
    `<p>We met at kestrel.example and look at dot matrix printers at work.</p>`,
  ],
  ["a place to meet at another domain", `<p>Find us @ festival.example</p>`],
  ["a handle", `<p>Follow @kestrel on social.example/@kestrel</p>`],
])("%s is no address", (_, html) => {
  expect(found(html)).toEqual([]);
});

test("a link may name several people, and copies are not taken", () => {
  const html = `<a href="mailto:a.berg@kestrel.example,b.dahl@kestrel.example?cc=c@kestrel.example">x</a>`;
  expect(found(html)).toEqual(["mailto a.berg@kestrel.example", "mailto b.dahl@kestrel.example"]);
});

test("an address knows whose it is", () => {
  const html = `<ul><li><h3>Jane Doe</h3><p>Chief Operating Officer</p><a href="mailto:jd@kestrel.example">Mail</a></li>
    <li><h3>Tom Berg</h3><p>Finance Director</p><a href="mailto:tb@kestrel.example">Mail</a></li></ul>`;
  expect(findAddresses(html, pageUrl)).toMatchObject([
    {
      address: "jd@kestrel.example",
      nearbyName: "Jane Doe",
      nearbyTitle: "Chief Operating Officer",
    },
    { address: "tb@kestrel.example", nearbyName: "Tom Berg", nearbyTitle: "Finance Director" },
  ]);
});

test("an address in a sentence belongs to whom its name is made of", () => {
  const html = `<table><tr><td>Jörg Müller</td><td>Leiter Logistik</td></tr></table><p>Sie erreichen ihn unter joerg.mueller [at] kestrel (dot) example.</p>`;
  expect(findAddresses(html, pageUrl)).toMatchObject([
    { address: "joerg.mueller@kestrel.example", nearbyName: "Jörg Müller" },
  ]);
});

test("a long page of at signs is read in no time", () => {
  const started = performance.now();
  findAddresses(
    `<p>${"at ".repeat(20_000)}${"a.".repeat(20_000)}@${"b@".repeat(5000)}</p>`,
    pageUrl,
  );
  expect(performance.now() - started).toBeLessThan(1500);
});

function cloudflare(address: string): string {
  return [0x5a, ...Buffer.from(address).map((byte) => byte ^ 0x5a)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
