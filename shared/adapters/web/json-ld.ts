import type { CheerioAPI } from "cheerio/slim";

export type JsonLdNode = { readonly [key: string]: unknown };

/** Every object in the page's JSON-LD, nested ones too, so a Person inside an Organization is found. */
export function readJsonLd($: CheerioAPI): readonly JsonLdNode[] {
  const nodes: JsonLdNode[] = [];
  $('script[type="application/ld+json"]').each((_, element) => {
    collect(parsed($(element).text()), nodes, 0);
  });
  return nodes;
}

export function isOfType(node: JsonLdNode, ...types: readonly string[]): boolean {
  const own = fieldOf(node, "@type");
  return (Array.isArray(own) ? own : [own]).some((type: unknown) => types.includes(String(type)));
}

export function fieldOf(node: JsonLdNode, key: string): unknown {
  return node[key];
}

export function textOf(node: JsonLdNode, key: string): string | undefined {
  const value = fieldOf(node, key);
  if (typeof value === "string") return value.trim() || undefined;
  return typeof value === "number" ? String(value) : undefined;
}

export function isJsonLdNode(value: unknown): value is JsonLdNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!--|-->\s*$/g, ""));
  } catch {
    // Broken JSON-LD is common in the wild and only means there is nothing to read.
    return undefined;
  }
}

const deepest = 8;

function collect(value: unknown, nodes: JsonLdNode[], depth: number): void {
  if (depth > deepest || nodes.length > 500) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, depth + 1);
    return;
  }
  if (!isJsonLdNode(value)) return;
  nodes.push(value);
  for (const inner of Object.values(value)) collect(inner, nodes, depth + 1);
}
