import { countryCode } from "#shared/domain/leads/country.ts";
import { parseLinkedInUrl } from "#shared/domain/leads/linkedin-url.ts";
import type { CompanyDetails } from "#shared/ports/page-study.ts";
import { isJsonLdNode, isOfType, type JsonLdNode, textOf } from "./json-ld.ts";
import type { LoadedPage } from "./load-page.ts";

/** The company's own LinkedIn page, telephone and postal address, as links and structured data give them. */
export function companyDetails(page: LoadedPage): CompanyDetails {
  const linkedinUrl = linkedinPage(page);
  const phone = telephone(page);
  return {
    ...(linkedinUrl && { linkedinUrl }),
    ...(phone && { phone }),
    ...postalAddress(page.jsonLd()),
  };
}

/** One page is the company's; several are partners, customers or articles. */
function linkedinPage({ $ }: LoadedPage): string | undefined {
  const pages = $("a[href*='linkedin.com/']")
    .toArray()
    .map((element) => parseLinkedInUrl($(element).attr("href") ?? ""))
    .filter((found) => found?.kind === "company");
  const urls = [...new Set(pages.map((found) => found?.url))];
  return urls.length === 1 ? urls[0] : undefined;
}

function telephone({ $ }: LoadedPage): string | undefined {
  const href = $("a[href^='tel:']").first().attr("href") ?? "";
  const number = href.replace(/^tel:/, "").replace(/%20/g, " ").trim();
  return /^\+?[\d ()/.-]{6,25}$/.test(number) ? number : undefined;
}

function postalAddress(nodes: readonly JsonLdNode[]): CompanyDetails {
  const companies = nodes.filter((node) =>
    isOfType(node, "Organization", "Corporation", "LocalBusiness"),
  );
  const node = companies.map(({ address }) => address).find(isJsonLdNode);
  if (!node) return {};
  const street = textOf(node, "streetAddress");
  const city = textOf(node, "addressLocality");
  const postalCode = textOf(node, "postalCode");
  const country = countryCode(textOf(node, "addressCountry") ?? "");
  const address = [street, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return {
    ...(address && { address }),
    ...(city && { city }),
    ...(country && { country }),
  };
}
