import { type LoadedPage, loadPage } from "./load-page.ts";

export type ReadableText = {
  readonly title: string;
  readonly description?: string;
  /** The main content, a paragraph to a line. */
  readonly text: string;
  /** Too little text to judge a company by. */
  readonly isThin: boolean;
  /** Thin, and the page says or shows that a script fills it: worth a browser. */
  readonly needsScript: boolean;
};

const thinBelow = 200;

export function readableText(page: string | LoadedPage): ReadableText {
  const { $, blocks, html } = loadPage(page);
  const text = blocks()
    .visible.filter(({ region }) => region === "main")
    .map((block) => block.text)
    .join("\n");
  const description = metaContent(loadPage(page), "description", "og:description");
  const isThin = text.length < thinBelow;
  return {
    title: $("title").first().text().replace(/\s+/g, " ").trim() || $("h1").first().text().trim(),
    ...(description ? { description } : {}),
    text,
    isThin,
    needsScript:
      isThin && (hasScriptRoot(loadPage(page)) || asksForScript($("noscript").text(), html)),
  };
}

export function metaContent({ $ }: LoadedPage, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const content = $(`meta[name="${name}" i], meta[property="${name}" i]`).first().attr("content");
    if (content?.trim()) return content.replace(/\s+/g, " ").trim();
  }
  return undefined;
}

function hasScriptRoot({ $ }: LoadedPage): boolean {
  if ($("script").length === 0) return false;
  const roots = $(
    "#root, #app, #__next, #__nuxt, #gatsby, #svelte, app-root, [data-reactroot], [ng-app], [data-server-rendered], [id$='-root'], [id$='-app'], [data-app]",
  );
  const filledLater = $("body div, body main").filter((_, element) => {
    return element.children.length === 0 && "id" in element.attribs;
  });
  return (
    roots.length > 0 || filledLater.length > 0 || writesPage.test($("script:not([src])").text())
  );
}

const writesPage =
  /document\.write|innerHTML\s*=|\.textContent\s*=|insertAdjacentHTML|appendChild\(/;

function asksForScript(noscript: string, html: string): boolean {
  return (
    /java\s?script/i.test(noscript) ||
    /enable JavaScript|JavaScript (?:aktivieren|activé)/i.test(html)
  );
}
