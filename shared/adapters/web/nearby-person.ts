import { looksLikeTitle } from "#shared/domain/leads/executive-role.ts";
import { looksLikePersonName, withoutHonours } from "#shared/domain/leads/person-name.ts";
import {
  childrenOf,
  isElement,
  isText,
  lineage,
  type PageElement,
  type PageNode,
} from "./page-node.ts";

export type NearbyPerson = { readonly name: string; readonly title?: string };

/** Whose address is it? The nearest card, row or sentence that names exactly one person answers. */
export function nearbyPerson(element: PageElement): NearbyPerson | undefined {
  let climbed = 0;
  for (const part of lineage(element)) {
    if (climbed++ > 4 || part.name === "body") return undefined;
    const lines = linesOf(part);
    if (lines.join(" ").length > 350) return undefined;
    const names = lines.flatMap(nameIn);
    if (names.length > 1) return undefined;
    const [name] = names;
    if (!name) continue;
    const title = lines
      .flatMap((line) => line.split(",").map((piece) => piece.trim()))
      .find(looksLikeTitle);
    return { name, ...(title ? { title } : {}) };
  }
  return undefined;
}

function nameIn(line: string): readonly string[] {
  const pieces = line.split(/[,:–—|(]| - /).map((piece) => piece.trim());
  const name = pieces.find(looksLikePersonName);
  return name ? [withoutHonours(name)] : [];
}

function linesOf(node: PageNode): readonly string[] {
  if (isText(node))
    return "data" in node && node.data.trim() ? [node.data.replace(/\s+/g, " ").trim()] : [];
  if (isElement(node) && (node.name === "script" || node.name === "style")) return [];
  return childrenOf(node).flatMap(linesOf);
}
