import type { OpenApiDocument, Operation } from "./openapi.ts";

/** A page without scripts or outside files: the document, readable. */
export function referencePage({ info, paths }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const tags = Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? "other");
  const sections = [...tags].map(
    ([tag, list]) =>
      `<section><h2>${asText(tag)}</h2>${list.map(({ method, path, operation }) => card(method, path, operation)).join("")}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${asText(info.title)}: API</title><style>${style}</style></head>
<body><header><h1>${asText(info.title)}</h1><p>${asText(info.description)} The whole document: <a href="/api/v1/openapi.json">openapi.json</a>.</p></header>
<main>${sections.join("\n")}</main></body></html>`;
}

function card(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters
    .map(
      ({ name, in: place, required, schema }) =>
        `<tr><td><code>${asText(name)}</code></td><td>${place}${required ? ", required" : ""}</td><td><code>${asText(JSON.stringify(schema))}</code></td></tr>`,
    )
    .join("");
  const responses = Object.entries(operation.responses)
    .map(([status, response]) => `<li><code>${status}</code> ${asText(response.description)}</li>`)
    .join("");
  const body = operation.requestBody
    ? `<details><summary>Request body</summary><pre>${asText(JSON.stringify(operation.requestBody, undefined, 2))}</pre></details>`
    : "";
  return `<article><h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${asText(path)}</code></h3>
<p>${asText(operation.summary)}. <small>${asText(operation.description)}</small></p>
${parameters && `<table><tr><th>parameter</th><th>where</th><th>schema</th></tr>${parameters}</table>`}${body}<ul>${responses}</ul></article>`;
}

const style = `body{overflow-wrap:anywhere;font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1c2733;background:#fbfbf9}
article{background:#fff;border:1px solid #dde2e6;border-radius:8px;padding:.5rem 1rem;margin:.8rem 0}
h3{font-size:1rem;margin:.4rem 0}.method{display:inline-block;min-width:4rem;padding:.1rem .4rem;border-radius:4px;color:#fff;text-align:center;background:#546}
.get{background:#1b6e53}.post{background:#23518f}.delete{background:#9c2f2f}.patch{background:#8a5a00}
table{border-collapse:collapse;width:100%;font-size:.85rem}td,th{border-top:1px solid #e6e9ec;padding:.2rem .5rem;text-align:left;vertical-align:top}
td code{word-break:break-all}pre{overflow:auto;background:#f4f5f3;padding:.5rem;font-size:.8rem}ul{margin:.4rem 0;padding-left:1.2rem;font-size:.9rem}`;

function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
