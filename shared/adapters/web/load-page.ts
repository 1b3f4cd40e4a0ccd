import { type CheerioAPI, load } from "cheerio/slim";
import { type JsonLdNode, readJsonLd } from "./json-ld.ts";
import { type Blocks, readBlocks } from "./page-block.ts";
import type { PageNode } from "./page-node.ts";

/** One parse that all readers of the page share. The costly parts are worked out when first asked for. */
export type LoadedPage = {
  readonly html: string;
  readonly $: CheerioAPI;
  readonly blocks: () => Blocks;
  readonly jsonLd: () => readonly JsonLdNode[];
};

export function loadPage(page: string | LoadedPage): LoadedPage {
  if (typeof page !== "string") return page;
  // A longer page is a list or a dump; its first part holds what a person would read.
  const html = untilTooDeep(page.slice(0, 1_000_000));
  const $ = load(/<body\b/i.test(html) ? html : `<body>${html}</body>`);
  cutBelow($.root().toArray(), deepest);
  return {
    html,
    $,
    blocks: once(() => readBlocks($)),
    jsonLd: once(() => readJsonLd($)),
  };
}

/** Browsers stop at 512 levels too; what lies deeper is there to break the reader. */
const deepest = 400;

/** The parser's time grows with the square of the depth, so such a page ends where it stops being a page. */
function untilTooDeep(html: string): string {
  let open = 0;
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (closesItself.test(tag[2] ?? "")) continue;
    open = tag[1] ? Math.max(0, open - 1) : open + 1;
    if (open > 5 * deepest) return html.slice(0, tag.index);
  }
  return html;
}

const closesItself =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|t[dhr]|d[td]|option)$/i;

function cutBelow(roots: readonly PageNode[], depth: number): void {
  let level = [...roots];
  for (let at = 0; level.length > 0; at++) {
    const next: PageNode[] = [];
    for (const node of level) {
      if (!("children" in node)) continue;
      if (at >= depth) node.children = [];
      for (const child of node.children) next.push(child);
    }
    level = next;
  }
}

/** What several readers of a page ask for is worked out once for each page and key. */
export function oncePerPage<Value>(
  read: (page: LoadedPage, key: string) => Value,
): (page: LoadedPage, key: string) => Value {
  const known = new WeakMap<LoadedPage, Map<string, { readonly value: Value }>>();
  return (page, key) => {
    const ofPage = known.get(page) ?? new Map<string, { readonly value: Value }>();
    known.set(page, ofPage);
    const held = ofPage.get(key) ?? { value: read(page, key) };
    ofPage.set(key, held);
    return held.value;
  };
}

function once<Value>(read: () => Value): () => Value {
  let held: { readonly value: Value } | undefined;
  return () => {
    held ??= { value: read() };
    return held.value;
  };
}
