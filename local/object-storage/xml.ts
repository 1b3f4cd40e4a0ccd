/** Markup that is already escaped. */
export type Xml = { readonly xml: string };

export function document(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`;
}

export function element(name: string, content: string | number | boolean | readonly Xml[]): Xml {
  const inner =
    typeof content === "object" ? content.map(({ xml }) => xml).join("") : escaped(String(content));
  return { xml: `<${name}>${inner}</${name}>` };
}

/** The inner text of every element of that name: enough for the two flat bodies that S3 clients send. */
export function elementsIn(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "g");
  return [...xml.matchAll(pattern)].map(([, inner = ""]) => inner);
}

export function textIn(xml: string, name: string): string | undefined {
  const [inner] = elementsIn(xml, name);
  return inner === undefined ? undefined : unescaped(inner);
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\r\n\t]|[\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)};`);
}

const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED[name] ?? whole;
  });
}
