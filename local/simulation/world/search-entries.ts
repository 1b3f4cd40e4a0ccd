import type { Firm } from "./firms.ts";

/** What a web search finds of a firm: its own site and its news page. */
export function searchEntries({ name, domain, product, place }: Firm) {
  const site = {
    title: `${name}: ${product}`,
    url: `https://${domain}/`,
    snippet: `${name} supplies ${product} to 380 customers in 12 countries.`,
  };
  const news = {
    title: `News of ${name}`,
    url: `https://${domain}/news`,
    snippet: `${name} opened a second warehouse in ${place} on 17 March 2026.`,
  };
  return { query: `${name} news`, results: [news, site] };
}
