import { countryCode } from "../leads/country.ts";
import { isFreeMailDomain, isSharedHost, registrableDomain } from "../leads/domain-name.ts";
import { parseEmployees } from "../leads/employee-range.ts";
import { type DraftCompany, draftLimits } from "../leads/lead-draft.ts";
import type { RowCells, WrittenCell } from "./row-cells.ts";

/** The company of a row; its domain is that of the website, else of the e-mail address when that is no private one. */
export function readCompany(cells: RowCells, email: string | undefined): DraftCompany {
  const name = cells.name("company");
  const site = readSite(cells);
  const domain = site?.domain ?? domainOfMailbox(email);
  const employees = readCell(cells, "employees", parseEmployees, "employees-invalid", noHeadCount);
  const country = readCell(cells, "country", countryCode, "country-unknown", noCountry);
  const industry = cells.text("industry", draftLimits.text);
  const revenue = cells.text("revenue", draftLimits.text);
  const city = cells.text("city", draftLimits.text);
  const address = cells.text("address", draftLimits.text);
  const linkedinUrl = cells.linkedin("companyLinkedinUrl", "company");
  const phone = cells.phone("companyPhone");
  return {
    ...(name && { name }),
    ...(domain && { domain }),
    ...(site?.website && { website: site.website }),
    ...(industry && { industry }),
    ...(employees && { employees }),
    ...(revenue && { revenue }),
    ...(country && { country }),
    ...(city && { city }),
    ...(address && { address }),
    ...(linkedinUrl && { linkedinUrl }),
    ...(phone && { phone }),
  };
}

const noHeadCount = 'This is no number of employees such as "51-200" or "1,000+".';
const noCountry = "No country has this name or code.";

function readCell<Value>(
  cells: RowCells,
  field: "employees" | "country",
  parse: (text: string) => Value | undefined,
  rule: "employees-invalid" | "country-unknown",
  message: string,
): Value | undefined {
  const cell = cells.first(field);
  if (!cell) return undefined;
  const value = parse(cell.value);
  if (value === undefined) cells.report(cell, rule, message);
  return value;
}

type Site = { readonly domain?: string; readonly website?: string };

// The column of websites goes before that of domains for the address, and the other way round for the domain.
function readSite(cells: RowCells): Site | undefined {
  const domains = cells.all("domain");
  const websites = cells.all("website");
  const sites = [...domains, ...websites].map((cell) => ({ cell, ...parseSite(cell) }));
  const domain = sites.find((site) => site.domain)?.domain;
  const website = sites.findLast((site) => site.website)?.website;
  const wrong = sites.find((site) => !site.domain && !site.website);
  if (wrong && !domain && !isLinkedIn(wrong.cell.value)) {
    cells.report(wrong.cell, "website-invalid", "This is no address of a website.");
  }
  return domain || website ? { ...(domain && { domain }), ...(website && { website }) } : undefined;
}

function isLinkedIn(text: string): boolean {
  return /linkedin\.com\//i.test(text);
}

function parseSite({ value }: WrittenCell): Site {
  const [written = ""] = value.split(/[\s,;]+/);
  const domain = registrableDomain(written);
  if (!domain || isLinkedIn(value)) return {};
  const website = websiteOf(written.includes("@") ? domain : written);
  if (isSharedHost(domain)) return website ? { website } : {};
  return { domain, ...(website && { website }) };
}

function websiteOf(written: string): string | undefined {
  if (USUAL_ADDRESS.test(written)) return written;
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `https://${written}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  url.hash = "";
  url.search = "";
  return url.href.length <= draftLimits.url ? url.href : url.origin;
}

// Already as URL would write it; most are, and URL is slow.
const USUAL_ADDRESS = /^https?:\/\/[a-z0-9][a-z0-9.-]{0,200}\/[a-z0-9/_-]{0,200}$/;

function domainOfMailbox(email: string | undefined): string | undefined {
  const domain = email && registrableDomain(email.slice(email.lastIndexOf("@") + 1));
  return domain && !isFreeMailDomain(domain) ? domain : undefined;
}
