import type { contains } from "cheerio/slim";

export type PageNode = Parameters<typeof contains>[0];
export type PageElement = Extract<PageNode, { readonly attribs: unknown }>;

export function isElement(node: PageNode | null | undefined): node is PageElement {
  return node !== null && node !== undefined && "attribs" in node;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === 3;
}

export function childrenOf(node: PageNode): readonly PageNode[] {
  return "children" in node ? node.children : [];
}

export function attribute(element: PageElement, name: string): string {
  return element.attribs[name] ?? "";
}

/** The element itself and then its ancestors, innermost first. */
export function* lineage(element: PageElement): Generator<PageElement> {
  let current: PageNode | null = element;
  while (isElement(current)) {
    yield current;
    current = current.parent;
  }
}
