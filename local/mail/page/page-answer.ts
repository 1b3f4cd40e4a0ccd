import { html, raw } from "hono/html";
import type { HttpAnswer } from "../../api-front/payload.ts";
import { places } from "../../pages/places.ts";

export type Html = ReturnType<typeof html>;

// Forms go to this machine alone; nothing runs and nothing is loaded, whatever a mail holds.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'";

const style = `
body{font:16px/1.5 system-ui,sans-serif;color:#1d2430;background:#f4f5f7;margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:.2rem 0 1rem}main{background:#fff;border:1px solid #dfe3e8;border-radius:10px;padding:1rem 1.2rem}
a{color:#2450a4}table{border-collapse:collapse;width:100%;font-size:.93rem}td,th{border-top:1px solid #e6e9ed;padding:.45rem .6rem .45rem 0;text-align:left;vertical-align:top}
th{color:#66717f;font-weight:600;white-space:nowrap}.in td:first-child{color:#8a5a00}.out td:first-child{color:#1b6e53}.in td:first-child,.out td:first-child{white-space:nowrap}.soft{color:#66717f;font-size:.88rem}
pre{background:#fafbfc;border:1px solid #e6e9ed;border-radius:8px;font:14px/1.5 ui-monospace,monospace;padding:.9rem;white-space:pre-wrap}
textarea,input{border:1px solid #c6ccd4;border-radius:6px;box-sizing:border-box;font:inherit;margin:.2rem 0 .7rem;padding:.5rem;width:100%}
button,.button{background:#2450a4;border:0;border-radius:6px;color:#fff;cursor:pointer;display:inline-block;font:600 .95rem system-ui;padding:.5rem 1rem;text-decoration:none}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin-bottom:.8rem}
@media(max-width:50rem){table{display:block;overflow-x:auto}}`;

/**
 * A whole page: no scripts, nothing from outside. Without a referrer a browser posts "Origin: null", which nobody can
 * tell from a stranger's page; links out say nothing all the same.
 */
export async function renderPage(title: string, body: Html): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<title>${title}</title><style>${raw(style)}</style></head>
<body><nav><a href="/">Start</a>${places.map(([path, name]) => html`<a href="${path}">${name}</a>`)}<a href="/mailbox/new">Write to the department</a></nav>
<h1>${title}</h1>${body}</body></html>`,
  );
}

export function htmlAnswer(body: string): HttpAnswer {
  const headers = {
    "content-type": HTML,
    // What a page itself cannot say: that no other may show it in a frame.
    "content-security-policy": `${policy}; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
  };
  return { status: 200, headers, body: Buffer.from(body) };
}

export function notFound(message = "There is no such mail"): HttpAnswer {
  return { status: 404, headers: { "content-type": TEXT }, body: Buffer.from(`${message}\n`) };
}

export function redirect(location: string): HttpAnswer {
  return { status: 303, headers: { location }, body: Buffer.alloc(0) };
}

const HTML = "text/html; charset=utf-8";
const TEXT = "text/plain; charset=utf-8";
