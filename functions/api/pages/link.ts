import { html } from "hono/html";
import type { Html } from "./page.ts";

/** A link out of the department, or its text alone when the address is not one of the web. */
export function outsideLink(url: string, text: string = hostOf(url)): Html {
  if (!isOfTheWeb(url)) return html`${text}`;
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${text}</a>`;
}

function isOfTheWeb(url: string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === "https:" || protocol === "http:";
}

/** Where it leads, without what every address has. */
function hostOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  const path = parsed.pathname === "/" ? "" : parsed.pathname;
  return `${parsed.hostname.replace(/^www\./, "")}${path}`;
}
