import type { CheerioAPI } from "cheerio/slim";
import { attribute, type PageElement } from "./page-node.ts";

export type Style = ReadonlyMap<string, string>;

/**
 * What inline styles and the page's own style elements say of an element. Outside stylesheets are not fetched, so only
 * simple selectors (tag, class, id) are worth reading.
 */
export function styleReader($: CheerioAPI): (element: PageElement) => Style {
  const rules = readRules($);
  const none: Style = new Map();
  return (element) => {
    const inline = attribute(element, "style");
    const selectors = rules.size === 0 ? [] : selectorsOf(element);
    const matching = selectors.flatMap((selector) => rules.get(selector) ?? []);
    if (!inline && matching.length === 0) return none;
    return new Map([...matching.flatMap((style) => [...style]), ...declarations(inline)]);
  };
}

function readRules($: CheerioAPI): ReadonlyMap<string, readonly Style[]> {
  const rules = new Map<string, Style[]>();
  $("style").each((_, element) => {
    for (const [selectors, body] of plainRules($(element).text())) {
      const style = declarations(body);
      for (const selector of selectors.split(",")) {
        const key = selector.trim().toLowerCase();
        if (isSimple.test(key)) rules.set(key, [...(rules.get(key) ?? []), style]);
      }
    }
  });
  return rules;
}

const isSimple = /^[a-z0-9]*(?:[.#][\w-]+)?$/;

/** A rule inside @media does not hold everywhere (print, narrow screens), so it is left out. */
function plainRules(css: string): readonly (readonly [string, string])[] {
  const flat = css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "")
    .replace(/@[^{};]+;/g, "");
  return [...flat.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map((rule) => [rule[1] ?? "", rule[2] ?? ""]);
}

function declarations(body: string): Style {
  const style = new Map<string, string>();
  for (const declaration of body.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const value = declaration.slice(colon + 1).replace("!important", "");
    style.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase());
  }
  return style;
}

function selectorsOf(element: PageElement): readonly string[] {
  const tag = element.name;
  const named = [
    ...attribute(element, "class")
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => `.${name}`),
    ...[attribute(element, "id").toLowerCase()].filter(Boolean).map((id) => `#${id}`),
  ];
  return [tag, ...named.flatMap((name) => [name, `${tag}${name}`])];
}
