import type { CheerioAPI } from "cheerio/slim";
import { attribute, isElement, isText, type PageElement, type PageNode } from "./page-node.ts";
import { styleReader } from "./page-style.ts";
import { type Colours, coloursWithin, isHidden, startingColours } from "./page-visibility.ts";

type Region = "main" | "navigation" | "footer" | "aside" | "testimonial";

/** One run of visible text as a person would see it: a paragraph, a heading, a cell. */
export type Block = {
  readonly text: string;
  readonly element: PageElement;
  readonly region: Region;
  /** Parts that the markup turns round, already turned the right way. */
  readonly turned: readonly string[];
  /** Where the links in it lead. A picture that links leaves its link with the text before it. */
  readonly links: readonly string[];
};

export type Blocks = {
  readonly visible: readonly Block[];
  readonly hidden: readonly string[];
  readonly hiddenElements: ReadonlySet<PageElement>;
};

export function readBlocks($: CheerioAPI): Blocks {
  const styleOf = styleReader($);
  const visible: Block[] = [];
  const hidden: string[] = [];
  const hiddenElements = new Set<PageElement>();
  let text = "";
  let turned: string[] = [];
  let links: string[] = [];

  const flush = (element: PageElement, region: Region): void => {
    const clean = collapse(text);
    const last = visible.at(-1);
    if (clean) visible.push({ text: clean, element, region, turned, links });
    else if (last && links.length > 0)
      visible[visible.length - 1] = { ...last, links: [...last.links, ...links] };
    text = "";
    turned = [];
    links = [];
  };

  const walk = (node: PageNode, owner: PageElement, region: Region, outer: Colours): void => {
    if (isText(node)) {
      if ("data" in node) text += node.data.replace(/\s+/g, " ");
      return;
    }
    if (!isElement(node)) return;
    if (node.name === "br") {
      text += "\n";
      return;
    }
    const style = styleOf(node);
    const colours = coloursWithin(style, outer);
    if (isHidden(node, style, colours)) {
      hiddenElements.add(node);
      if (!codeTags.has(node.name)) hidden.push(collapse($(node).text()));
      return;
    }
    if (isTurned(node, style)) {
      const right = [...$(node).text().trim()].reverse().join("");
      text += right;
      turned.push(right);
      return;
    }
    if (node.name === "a" && attribute(node, "href")) links.push(attribute(node, "href"));
    const inner = regionOf(node, region);
    if (!isBlockTag(node.name)) {
      for (const child of node.children) walk(child, owner, inner, colours);
      return;
    }
    flush(owner, region);
    for (const child of node.children) walk(child, node, inner, colours);
    flush(node, inner);
  };

  const start = startingColours($("link[rel~=stylesheet]").length > 0);
  for (const node of $.root().contents().toArray()) {
    if (isElement(node)) {
      walk(node, node, "main", start);
      flush(node, "main");
    }
  }
  return { visible, hidden: hidden.filter(Boolean), hiddenElements };
}

function collapse(text: string): string {
  return text
    .replace(/[ \t\f\r\u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

const codeTags = new Set([
  "script",
  "style",
  "svg",
  "canvas",
  "head",
  "title",
  "select",
  "iframe",
  "object",
]);

const inlineTags = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr img picture".split(
    " ",
  ),
);

function isBlockTag(tag: string): boolean {
  return !inlineTags.has(tag);
}

function isTurned(element: PageElement, style: ReadonlyMap<string, string>): boolean {
  if (element.name === "bdo" && attribute(element, "dir") === "rtl") return true;
  return style.get("direction") === "rtl" && /override/.test(style.get("unicode-bidi") ?? "");
}

const regionByTag: ReadonlyMap<string, Region> = new Map([
  ["nav", "navigation"],
  ["footer", "footer"],
  ["aside", "aside"],
  ["blockquote", "testimonial"],
  ["form", "aside"],
]);

const regionByName: readonly (readonly [RegExp, Region])[] = [
  [/(?:^|\s)(?:(?:site|page|main|global)[-_]?)?(?:footer|foot)(?:$|\s)/i, "footer"],
  [/(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?)(?:$|[\s_-])/i, "navigation"],
  [/(?:^|[\s_-])(?:cookies?|consent|sidebar|gdpr)(?:$|[\s_-])/i, "aside"],
  [/(?:^|[\s_-])(?:testimonials?|reviews?|customer-quote)(?:$|[\s_-])/i, "testimonial"],
];

function regionOf(element: PageElement, outer: Region): Region {
  if (outer !== "main" || element.name === "body" || element.name === "html") return outer;
  const byTag = regionByTag.get(element.name);
  // The footer of an article closes that article, not the page.
  if (byTag === "footer" && isInsideArticle(element)) return outer;
  if (byTag) return byTag;
  const names = `${attribute(element, "class")} ${attribute(element, "id")} ${attribute(element, "role")}`;
  if (names.length < 3) return outer;
  return regionByName.find(([pattern]) => pattern.test(names))?.[1] ?? outer;
}

function isInsideArticle(element: PageElement): boolean {
  for (let parent = element.parent; parent !== null; parent = parent.parent) {
    if (isElement(parent) && (parent.name === "article" || parent.name === "li")) return true;
  }
  return false;
}
