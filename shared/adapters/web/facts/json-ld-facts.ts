import { fieldOf, isJsonLdNode, isOfType, type JsonLdNode, textOf } from "../json-ld.ts";
import type { LoadedPage } from "../load-page.ts";
import type { Candidate } from "./fact-candidate.ts";
import type { PageCompany } from "./page-company.ts";
import { withoutLegalForm } from "./page-company.ts";

/** What a company says of itself in structured data. The quote is the line of that data. */
export function jsonLdFacts(page: LoadedPage, { name, names }: PageCompany): readonly Candidate[] {
  const own = page
    .jsonLd()
    .filter((node) => isOfType(node, "Organization", "Corporation", "LocalBusiness", "Company"))
    .find((node) => names.includes(withoutLegalForm(textOf(node, "name") ?? "")));
  if (!own) return [];
  return [
    ...fromYear(own, name, page.html),
    ...fromEmployees(own, name, page.html),
    ...fromAddress(own, name, page.html),
  ];
}

function fromYear(own: JsonLdNode, name: string, html: string): readonly Candidate[] {
  const value = /^(1[6-9]\d\d|20[0-2]\d)/.exec(textOf(own, "foundingDate") ?? "")?.[1];
  if (!value) return [];
  const quote = lineOf(html, "foundingDate");
  return [
    {
      kind: "founded",
      value,
      statement: `${name} was founded in ${value}.`,
      quote,
      confidence: 0.9,
    },
  ];
}

function fromEmployees(own: JsonLdNode, name: string, html: string): readonly Candidate[] {
  const stated = fieldOf(own, "numberOfEmployees");
  const value = isJsonLdNode(stated) ? textOf(stated, "value") : textOf(own, "numberOfEmployees");
  if (!value || !/^\d+$/.test(value) || Number(value) < 2) return [];
  const count = Number(value).toLocaleString("en-GB");
  const quote = lineOf(html, "numberOfEmployees");
  return [
    {
      kind: "headcount",
      value,
      statement: `${name} employs ${count} people.`,
      quote,
      confidence: 0.85,
    },
  ];
}

function fromAddress(own: JsonLdNode, name: string, html: string): readonly Candidate[] {
  const address = fieldOf(own, "address");
  const value = isJsonLdNode(address) ? textOf(address, "addressLocality") : undefined;
  if (!value || value.length > 40) return [];
  const quote = lineOf(html, "addressLocality");
  return [
    {
      kind: "location",
      value,
      statement: `${name} is based in ${value}.`,
      quote,
      confidence: 0.88,
    },
  ];
}

function lineOf(html: string, key: string): string {
  const line = new RegExp(`"${key}"\\s*:\\s*(?:"[^"]{0,200}"|\\d+|\\{[^}]{0,120}\\})`).exec(
    html,
  )?.[0];
  return line?.replace(/\s+/g, " ") ?? `"${key}"`;
}
