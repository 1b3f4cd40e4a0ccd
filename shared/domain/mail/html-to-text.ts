import { hiddenByStyle } from "./hidden-by-style.ts";

/**
 * The words of an HTML mail, line by line, those included that its style hides from a reader. A quotation gets the ">" it
 * would have had in plain text.
 */
export function htmlToText(html: string): string {
  return textOf(html, () => false);
}

/** What a reader of an HTML mail sees of it. */
export function visibleText(html: string): string {
  return textOf(html, hiddenByStyle(html.slice(0, MOST_HTML)));
}

/** Longer HTML is read to here only. */
export const MOST_HTML = 1_000_000;

function textOf(html: string, isHidden: (tag: string) => boolean): string {
  const written = withoutCode(html.slice(0, MOST_HTML));
  const lines: string[] = [];
  let hidden: { readonly tag: string; depth: number } | undefined;
  let line = "";
  let depth = 0;
  const endLine = () => {
    lines.push(depth > 0 ? `${">".repeat(Math.min(depth, 9))} ${line.trim()}` : line.trim());
    line = "";
  };

  for (const [piece, closing, name = ""] of written.matchAll(
    /<(\/?)([a-zA-Z][\w:-]*)[^<>]*>|[^<]+|</g,
  )) {
    const tag = name.toLowerCase();
    if (hidden) {
      if (tag === hidden.tag) hidden.depth += closing ? -1 : 1;
      if (hidden.depth === 0) hidden = undefined;
    } else if (tag && !closing && !empty.has(tag) && isHidden(piece)) {
      hidden = { tag, depth: 1 };
    } else if (!tag) {
      line += readEntities(piece.replace(/\s+/g, " "));
    } else if (tag === "blockquote") {
      if (line.trim()) endLine();
      depth = Math.max(0, depth + (closing ? -1 : 1));
    } else if (tag === "br" || tag === "hr") {
      endLine();
    } else if (blocks.has(tag)) {
      if (line.trim()) endLine();
      if (paragraphs.has(tag) && closing && lines.at(-1)) lines.push(depth > 0 ? ">" : "");
    }
  }
  if (line.trim()) endLine();
  while (lines.length > 0 && /^>* ?$/.test(lines.at(-1) ?? "")) lines.pop();
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Without comments, styles and scripts; in linear time, for a stranger wrote it. */
function withoutCode(html: string): string {
  // Letters beyond ASCII may change in number when their case does.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const unclosed = new Set<string>();
  let visible = "";
  let from = 0;
  for (const { 0: opening, 1: name, index } of lower.matchAll(
    /<!--|<(script|style|head|title)\b/g,
  )) {
    const closing = name ? `</${name}` : "-->";
    if (index < from || unclosed.has(closing)) continue;
    const end = lower.indexOf(closing, index + opening.length);
    if (end < 0) {
      unclosed.add(closing);
      continue;
    }
    visible += html.slice(from, index);
    const after = lower.indexOf(">", end);
    from = after < 0 ? html.length : after + 1;
  }
  return visible + html.slice(from);
}

/** They hold no words and are never closed. */
const empty = new Set(["br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "area"]);
const paragraphs = new Set(["p", "ul", "ol", "table", "h1", "h2", "h3"]);
const blocks = new Set([...paragraphs, "div", "tr", "li", "h4", "h5", "h6", "section", "body"]);

function readEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]+[0-9]?);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const isHexadecimal = /^#x/i.test(name);
    const code = Number.parseInt(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", shy: "", euro: "€", copy: "©" },
  ...{
    lsquo: "‘",
    rsquo: "’",
    ldquo: "“",
    rdquo: "”",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    bull: "•",
  },
  ...{
    auml: "ä",
    ouml: "ö",
    uuml: "ü",
    Auml: "Ä",
    Ouml: "Ö",
    Uuml: "Ü",
    szlig: "ß",
    laquo: "«",
    raquo: "»",
  },
  ...{
    eacute: "é",
    egrave: "è",
    ecirc: "ê",
    euml: "ë",
    agrave: "à",
    acirc: "â",
    ccedil: "ç",
    Eacute: "É",
  },
  ...{
    ocirc: "ô",
    icirc: "î",
    iuml: "ï",
    ucirc: "û",
    ugrave: "ù",
    oelig: "œ",
    Agrave: "À",
    Egrave: "È",
  },
  ...{
    aacute: "á",
    iacute: "í",
    oacute: "ó",
    uacute: "ú",
    ntilde: "ñ",
    iquest: "¿",
    iexcl: "¡",
    ograve: "ò",
  },
  ...{ igrave: "ì" },
};
