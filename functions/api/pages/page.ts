import { html, raw } from "hono/html";
import { style } from "./style.ts";

/** Escaped already: `html` escapes every text that is put into it. */
export type Html = ReturnType<typeof html>;

export type Page = {
  readonly title: string;
  /** Seconds after which the browser asks again. */
  readonly refreshSeconds?: number | undefined;
  readonly body: Html;
};

// Nothing runs and nothing is loaded, whatever a stranger's text managed to be.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A whole HTML page: no scripts, nothing from outside. */
export async function renderPage({ title, refreshSeconds, body }: Page): Promise<string> {
  const refresh = refreshSeconds && html`<meta http-equiv="refresh" content="${refreshSeconds}">`;
  return String(
    await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${refresh ?? ""}
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>${body}</body>
</html>`,
  );
}

export const htmlType = "text/html; charset=utf-8";
