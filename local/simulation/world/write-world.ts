import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Firm } from "./firms.ts";
import { searchEntries } from "./search-entries.ts";
import { sitePages } from "./site-pages.ts";

/** A folder of sites as local/world.ts serves it. */
export async function writeWorld(folder: string, firms: readonly Firm[]): Promise<string> {
  for (const firm of firms) {
    const site = join(folder, "sites", firm.domain);
    await mkdir(site, { recursive: true });
    for (const [file, text] of Object.entries(sitePages(firm))) {
      await writeFile(join(site, file), text);
    }
  }
  await writeFile(join(folder, "search.json"), JSON.stringify(firms.map(searchEntries)));
  return folder;
}

/** The rows a person would have of these firms: every second one without an address. */
export function firmsCsv(firms: readonly Firm[]): string {
  const header = "Company,Website,First Name,Last Name,Job Title,Email,Country,Industry,Employees";
  const rows = firms.map(({ name, domain, first, last, country, trade, employees }, index) => {
    const email = index % 2 === 0 ? "" : `${first}.${last}@${domain}`.toLowerCase();
    const title = "Chief Operating Officer";
    return [name, `https://${domain}/`, first, last, title, email, country, trade, employees].join(
      ",",
    );
  });
  return `${[header, ...rows].join("\n")}\n`;
}
