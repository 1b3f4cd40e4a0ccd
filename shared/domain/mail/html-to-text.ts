import { hiddenByStyle } from "./hidden-by-style.ts";

/**
 * The words of an HTML mail, line by line, those included that its style hides from a reader. A quotation gets the ">" it
 * would have had in plain text.
 */
export function htmlToText(html: string): string {
  return textOf(html, { isHidden: () => false, hasPictures: true });
}

/** What a reader of an HTML mail sees of it. */
export function visibleText(html: string): string {
  return textOf(html, { isHidden: hiddenByStyle(html.slice(0, MOST_HTML)), hasPictures: false });
}

/** Longer HTML is read to here only. */
export const MOST_HTML = 1_000_000;

function textOf(
  html: string,
  {
    isHidden,
    hasPictures,
  }: { readonly isHidden: (tag: string) => boolean; readonly hasPictures: boolean },
): string {
  const written = withoutCode(html.slice(0, MOST_HTML));
  const lines: string[] = [];
  let hidden: { readonly tag: string; depth: number } | undefined;
  let line = "";
  let depth = 0;
  const endLine = () => {
    lines.push(depth > 0 ? `${">".repeat(Math.min(depth, 9))} ${line.trim()}` : line.trim());
    line = "";
  };

  for (const [piece, closing, name = "", declared] of written.matchAll(
    /<(\/?)([a-zA-Z][\w:-]*)[^<>]*>|(<[!?][^<>]*>)|[^<]+|</g,
  )) {
    // Outlook parts its list numbers from the words by "<![if !supportLists]>".
    if (declared) continue;
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
    } else if (tag === "img") {
      line += pictured(piece, hasPictures);
    } else if (cells.has(tag)) {
      line = `${line.trimEnd()} `;
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

/** A smiley is a picture in Gmail and Outlook; of any other picture the words are marked, as nobody wrote them. */
function pictured(tag: string, hasPictures: boolean): string {
  const [, quoted = "", single = quoted] =
    /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag.slice(0, MOST_TAG)) ?? [];
  const words = readEntities(single)
    .replace(/[\s[\]]+/g, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return words;
  return hasPictures ? ` [image: ${words.slice(0, MOST_ALT)}] ` : "";
}

const MOST_TAG = 5_000;
const MOST_ALT = 200;

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
const cells = new Set(["td", "th"]);
const paragraphs = new Set(["p", "ul", "ol", "table", "h1", "h2", "h3"]);
const blocks = new Set([...paragraphs, "div", "tr", "li", "h4", "h5", "h6", "section", "body"]);

function readEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]+[0-9]?);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? accented(name) ?? whole;
    const isHexadecimal = /^#x/i.test(name);
    const code = Number.parseInt(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", euro: "€", copy: "©", bull: "•" },
  ...{ nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", shy: "", zwj: "", zwnj: "", hellip: "…" },
  ...{ lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„" },
  ...{ laquo: "«", raquo: "»", ndash: "–", mdash: "—", iquest: "¿", iexcl: "¡" },
  ...{ szlig: "ß", aelig: "æ", AElig: "Æ", oelig: "œ", OElig: "Œ", oslash: "ø", Oslash: "Ø" },
};

/** "eacute" is an "e" with an acute. */
function accented(name: string): string | undefined {
  const [, letter, accent = ""] =
    /^([a-z])(acute|grave|circ|uml|tilde|cedil|ring|caron)$/i.exec(name) ?? [];
  const mark = accents[accent];
  return letter && mark && `${letter}${mark}`.normalize("NFC");
}

const accents: Readonly<Record<string, string>> = {
  ...{ acute: "\u0301", grave: "\u0300", circ: "\u0302", uml: "\u0308" },
  ...{ tilde: "\u0303", cedil: "\u0327", ring: "\u030a", caron: "\u030c" },
};
