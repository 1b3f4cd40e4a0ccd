import { html, raw } from "hono/html";
import { navigation, type Section } from "./navigation.ts";
import { style } from "./style.ts";

/** Escaped already: `html` escapes every text that is put into it. */
export type Html = ReturnType<typeof html>;

export type Page = {
  readonly title: string;
  /** Seconds after which the browser asks again. */
  readonly refreshSeconds?: number | undefined;
  /** What it asks for then, where that is not the same address. */
  readonly refreshPath?: string | undefined;
  readonly body: Html;
  /** Of the department it is part of; left out for pages that people without a sign-in see. */
  readonly section?: Section | undefined;
  /** Two letters; English unless it says otherwise. */
  readonly language?: string | undefined;
  /** Whether its forms may post back to this host. */
  readonly mayPost?: boolean | undefined;
};

// Nothing runs and nothing is loaded, whatever a stranger's text managed to be.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action";

/** A whole HTML page: no scripts, nothing from outside. */
export async function renderPage(page: Page): Promise<string> {
  const {
    title,
    refreshSeconds,
    refreshPath,
    body,
    section,
    language = "en",
    mayPost = false,
  } = page;
  const formTarget = mayPost ? "'self'" : "'none'";
  // Without a referrer a browser posts "Origin: null", which nobody can tell from a stranger's page.
  const referrer = mayPost ? "same-origin" : "no-referrer";
  const refresh =
    refreshSeconds &&
    html`<meta http-equiv="refresh" content="${refreshSeconds}${refreshPath && `; url=${refreshPath}`}">`;
  return String(
    await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(`${policy} ${formTarget}`)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="${referrer}">
${refresh ?? ""}
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>${section && navigation(section)}${body}</body>
</html>`,
  );
}
