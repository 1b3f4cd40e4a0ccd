import { html } from "hono/html";
import type { Problem } from "../../http/problem.ts";
import { navigation } from "./navigation.ts";
import { renderPage } from "./page.ts";

/** The same refusal for a person who came with a browser: programs get it as JSON. */
export function problemPage({ title, detail, status }: Problem, path: string): Promise<string> {
  const isOfDepartment = path.startsWith("/api/");
  return renderPage({
    title,
    body: html`${isOfDepartment && navigation()}
<header><h1>${title}</h1></header>
<main><section><p>${detail}</p>
<p class="hint">${
      status >= 500
        ? "Try again in a minute. Should it stay so, tell whoever runs the department."
        : "Nothing was changed. Your browser’s way back leads to what you had."
    }</p></section></main>`,
  });
}
