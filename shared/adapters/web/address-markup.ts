import type { Candidate } from "./address-candidate.ts";
import { cleanAddress } from "./clean-address.ts";
import { fieldOf, isOfType, textOf } from "./json-ld.ts";
import type { LoadedPage } from "./load-page.ts";
import { attribute, isElement, lineage, type PageElement } from "./page-node.ts";

/** Addresses that the markup carries: links, attributes, microformats, JSON-LD. */
export function addressesInMarkup(page: LoadedPage): readonly Candidate[] {
  return [
    ...cloudflareAddresses(page),
    ...microformatAddresses(page),
    ...mailtoAddresses(page),
    ...attributeAddresses(page),
    ...jsonLdAddresses(page),
  ].filter(({ element }) => !element || isShown(page, element));
}

function cloudflareAddresses({ $ }: LoadedPage): readonly Candidate[] {
  return $("[data-cfemail], a[href*='/cdn-cgi/l/email-protection#']")
    .toArray()
    .flatMap((element) => {
      const code =
        attribute(element, "data-cfemail") || attribute(element, "href").split("#")[1] || "";
      const raw = decodeCloudflare(code);
      return raw ? [{ raw, form: "cloudflare" as const, snippet: raw, element }] : [];
    });
}

/** The first byte is the key that every further byte was mixed with. */
function decodeCloudflare(code: string): string | undefined {
  if (!/^(?:[\da-f]{2}){4,}$/i.test(code)) return undefined;
  const [key = 0, ...bytes] = Buffer.from(code, "hex");
  const text = Buffer.from(bytes.map((byte) => byte ^ key)).toString("utf8");
  return text.split("?")[0];
}

function microformatAddresses({ $ }: LoadedPage): readonly Candidate[] {
  return $(".u-email, .vcard .email, .h-card .email, [itemprop='email']")
    .toArray()
    .flatMap((element) => {
      const given = [
        attribute(element, "href"),
        attribute(element, "content"),
        $(element).text(),
      ].filter((text) => text.includes("@"));
      return addressesIn(given[0] ?? "").map((raw) => ({
        raw,
        form: "microformat" as const,
        snippet: $(element).text().trim() || raw,
        element,
      }));
    });
}

function mailtoAddresses({ $, html }: LoadedPage): readonly Candidate[] {
  return $("a[href], area[href]")
    .toArray()
    .filter((element) => /^\s*mailto:/i.test(attribute(element, "href")))
    .flatMap((element) => {
      const href = attribute(element, "href").trim();
      const form = formOf(href, html);
      return addressesIn(href).map((raw) => ({
        raw,
        form,
        snippet: $(element).text().trim() || raw,
        element,
      }));
    });
}

/** A browser decodes &amp; in a link's query too, so only an address that is nowhere in the source was hidden as entities. */
function formOf(href: string, html: string): "mailto" | "entity" {
  const [first = ""] = addressesIn(href);
  return html.toLowerCase().includes(first.toLowerCase()) || /mailto:[^"']*%/i.test(html)
    ? "mailto"
    : "entity";
}

/** "mailto:a@x.example,b@x.example?subject=Hi&cc=c@x.example" names two: who gets a copy is not who to write to. */
function addressesIn(link: string): readonly string[] {
  const [targets = ""] = link.replace(/^\s*mailto:/i, "").split("?");
  return decoded(targets)
    .split(/[,;]/)
    .map((target) => /<([^>]+)>/.exec(target)?.[1] ?? target)
    .filter((target) => target.includes("@"));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is no encoding.
    return text;
  }
}

function attributeAddresses({ $ }: LoadedPage): readonly Candidate[] {
  return $("*")
    .toArray()
    .filter(isElement)
    .flatMap((element) => {
      const named = Object.entries(element.attribs).filter(([name]) => isTelling.test(name));
      if (named.length === 0) return [];
      const snippet = $(element).text().trim().slice(0, 160);
      const found = [...addressPairs(named), ...named.flatMap(([, value]) => hiddenIn(value))];
      return found.map(({ raw, form }) => ({ raw, form, snippet: snippet || raw, element }));
    });
}

const isTelling = /^(?:data-.+|rev|reverse)$/;

type Hidden = Pick<Candidate, "raw" | "form">;

const localNames = /^data-(?:user|name|local|localpart|mailbox|u|account|login|part1|before)$/;
const hostNames = /^data-(?:domain|host|d|site|website|part2|after)$/;

function addressPairs(named: readonly (readonly [string, string])[]): readonly Hidden[] {
  const local = named.find(([name]) => localNames.test(name))?.[1];
  const host = named.find(([name]) => hostNames.test(name))?.[1];
  if (!local || !host || local.includes("@")) return [];
  const ending = named.find(([name]) => name === "data-tld")?.[1];
  const whole = ending ? `${host}.${ending.replace(/^\./, "")}` : host;
  if (cleanAddress(`${local}@${whole}`)) return [{ raw: `${local}@${whole}`, form: "obfuscated" }];
  return [{ raw: `${turn(local)}@${turn(whole)}`, form: "reversed" }];
}

function hiddenIn(value: string): readonly Hidden[] {
  if (value.length > 200) return [];
  if (value.includes("@")) {
    if (cleanAddress(value)) return [{ raw: value, form: "obfuscated" }];
    return cleanAddress(turn(value)) ? [{ raw: turn(value), form: "reversed" }] : [];
  }
  if (!/^[\w+/]{12,}={0,2}$/.test(value)) return [];
  const plain = Buffer.from(value, "base64").toString("utf8");
  return cleanAddress(plain) ? [{ raw: plain, form: "obfuscated" }] : [];
}

function turn(text: string): string {
  return [...text].reverse().join("");
}

function jsonLdAddresses({ jsonLd }: LoadedPage): readonly Candidate[] {
  return jsonLd().flatMap((node) => {
    const email = fieldOf(node, "email");
    const emails = (Array.isArray(email) ? email : [email]).filter(
      (raw): raw is string => typeof raw === "string",
    );
    const isPerson = isOfType(node, "Person");
    const name = isPerson ? textOf(node, "name") : undefined;
    const title = textOf(node, isPerson ? "jobTitle" : "contactType");
    return emails.map((raw) => ({
      raw,
      form: "json-ld" as const,
      snippet: `"email": "${raw}"`,
      ...(name ? { name } : {}),
      ...(title ? { title } : {}),
    }));
  });
}

/** An address no visitor can see is a trap for harvesters. */
function isShown({ blocks }: LoadedPage, element: PageElement): boolean {
  const { hiddenElements } = blocks();
  return [...lineage(element)].every((part) => !hiddenElements.has(part));
}
