import { html, raw } from "hono/html";
import type { HttpAnswer } from "../../api-front/payload.ts";
import { API_REFERENCE, places } from "../../pages/places.ts";

export type Html = ReturnType<typeof html>;

// Forms go to this machine alone; nothing runs and nothing is loaded, whatever a mail holds.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'";

/** In the looks of the department's own pages, which this machine's know nothing of. */
const style = `
*{box-sizing:border-box}:focus-visible{outline:3px solid #1f6fb2;outline-offset:2px}
body{font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;color:#1c2733;background:#f6f6f3;margin:0 auto;max-width:70rem;padding:1.5rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.15;letter-spacing:-.02em;margin:.1rem 0 .6rem}h2{font-size:1.2rem;margin:1.4rem 0 .6rem}
main{background:#fff;border:1px solid #e1e5e8;border-radius:12px;padding:1.1rem 1.25rem;margin:1rem 0}main h2:first-child{margin-top:0}
a{color:#1b6e53}table{border-collapse:collapse;width:100%;font-size:.92rem}td,th{border-top:1px solid #e1e5e8;padding:.45rem .6rem .45rem 0;text-align:left;vertical-align:top}tr:first-child>*{border-top:0}
th{color:#5b6875;font-size:.8rem;font-weight:600;white-space:nowrap}td:first-child{overflow-wrap:normal}.in td:first-child{color:#8a5a00}.out td:first-child{color:#1b6e53}.soft{color:#5b6875;font-size:.88rem}
.notice{background:#e4f1ec;border-radius:8px;padding:.5rem .8rem}.notice.bad{background:#f7e3e3}
pre{background:#fcfcfa;border:1px solid #e1e5e8;border-radius:8px;font:15px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;padding:.9rem;white-space:pre-wrap}details{margin:.7rem 0}summary{cursor:pointer;padding:.3rem 0}
textarea,input{border:1px solid #7f8b97;border-radius:8px;font:inherit;margin:.2rem 0 .7rem;padding:.4rem .6rem;width:100%}
button,.button{background:#1b6e53;border:0;border-radius:8px;color:#fff;cursor:pointer;display:inline-block;font:inherit;font-weight:600;padding:.5rem 1rem;text-decoration:none}
nav{border-bottom:1px solid #e1e5e8;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin-bottom:1.2rem;padding-bottom:.6rem}nav a{color:#5b6875;padding:.25rem 0;text-decoration:none}nav a:hover{text-decoration:underline}nav a[aria-current]{color:#1c2733;font-weight:600}
@media(max-width:50rem){thead{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;width:1px}table,tbody,tr,td,th{display:block}tr{border-top:1px solid #e1e5e8;padding:.5rem 0}tr:first-child{border-top:0}td,th{border:0;padding:.1rem 0}td[data-of]{display:flow-root;padding-left:5.5rem}td[data-of]::before{color:#5b6875;content:attr(data-of);float:left;font-size:.8rem;margin-left:-5.5rem;width:5rem}}
@media(max-width:34rem){body{padding:1rem .8rem 2rem}main{padding:.9rem}h1{font-size:1.5rem}}`;

/**
 * A whole page: no scripts, nothing from outside. Without a referrer a browser posts "Origin: null", which nobody can
 * tell from a stranger's page; links out say nothing all the same.
 */
export async function renderPage(title: string, body: Html, current?: string): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<title>${title}</title><style>${raw(style)}</style></head>
<body><nav aria-label="Pages">${menu.map(([path, name]) => (path === current ? html`<a href="${path}" aria-current="page">${name}</a>` : html`<a href="${path}">${name}</a>`))}</nav>
<h1>${title}</h1>${body}</body></html>`,
  );
}

/** The same as on the department's pages, which lead here; how programs talk to it is a link of the first page. */
const menu = [
  ["/", "Start"],
  ...places.filter(([path]) => path !== API_REFERENCE).map(([path, name]) => [path, name]),
] as const;

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

/** A form that breaks a rule. */
export function unusable(message: string): HttpAnswer {
  return { status: 422, headers: { "content-type": TEXT }, body: Buffer.from(`${message}\n`) };
}

export function redirect(location: string): HttpAnswer {
  return { status: 303, headers: { location }, body: Buffer.alloc(0) };
}

const HTML = "text/html; charset=utf-8";
const TEXT = "text/plain; charset=utf-8";
