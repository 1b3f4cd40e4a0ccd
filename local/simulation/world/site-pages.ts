import type { Firm } from "./firms.ts";

/** A small company's site: six pages of the kind the examples have. Keys are file names. */
export function sitePages(firm: Firm): Readonly<Record<string, string>> {
  const { name, domain, place, country, product, first, last, employees } = firm;
  const page = (title: string, main: string) => pageOf(firm, title, main);
  const address = `${first}.${last}@${domain}`.toLowerCase();
  return {
    "robots.txt": "User-agent: *\nAllow: /\n",
    "index.html": page(
      name,
      `<h1>${product} that are there in time</h1>
<p>${name} supplies ${product} to 380 customers in 12 countries.</p>
<p>In March 2026 we opened a second warehouse in ${place}.</p>`,
    ),
    "about.html": page(
      `About ${name}`,
      `<h1>About us</h1>
<p>${name} was founded in 1984 in ${place}.</p>
<p>The company employs ${employees} people.</p>
<p>Revenue was EUR 41.2 million in the year to March 2026, up 11% on the year before.</p>`,
    ),
    "team.html": page(
      `Team of ${name}`,
      `<h1>The people who run ${name}</h1>
<article><h2>${first} ${last}</h2><p>Chief Operating Officer</p>
<p><a href="mailto:${address}">Write to ${first}</a></p>
<a href="https://www.linkedin.com/in/${first}-${last}">LinkedIn</a></article>
<article><h2>Nora Feldt</h2><p>Chief Executive Officer</p></article>
<article><h2>Peter Lund</h2><p>Finance Director (CFO)</p></article>`,
    ),
    "news.html": page(
      `News of ${name}`,
      `<h1>News</h1>
<article><h2>Second warehouse opens</h2><time datetime="2026-03-17">17 March 2026</time>
<p>${name} opened a second warehouse in ${place} on 17 March 2026.</p>
<p>The warehouse employs 22 people and holds 1,900 pallets.</p></article>
<article><h2>Five-year contract</h2><time datetime="2026-09-08">8 September 2026</time>
<p>${name} won a five-year contract to supply ${product} to Tarn Hill Turbines.</p>
<p>The contract is worth EUR 9 million and starts in January 2027.</p></article>`,
    ),
    "careers.html": page(
      `Work at ${name}`,
      `<h1>Open posts</h1><ul><li>Supply chain planner, ${place}</li><li>Warehouse manager, ${place}</li></ul>
<p>We are hiring 14 people for the new warehouse.</p>`,
    ),
    "contact.html": page(
      `Contact ${name}`,
      `<h1>Contact</h1><p>${name}, Unit 7, ${place}, ${country}</p>
<p><a href="mailto:sales@${domain}">sales@${domain}</a></p>`,
    ),
  };
}

const links = ["about", "team", "news", "careers", "contact"];

function pageOf({ name, place, country }: Firm, title: string, main: string): string {
  const menu = links.map((link) => `<li><a href="/${link}">${link}</a></li>`).join("\n");
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<header><nav><ul>${menu}</ul></nav></header>
<main>
${main}
</main>
<footer><p>${name}, ${place}, ${country}</p></footer>
</body>
</html>
`;
}
