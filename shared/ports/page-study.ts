import * as z from "zod";
import { PageFact } from "#shared/domain/leads/fact.ts";
import { FoundAddress } from "#shared/domain/leads/found-address.ts";
import { PagePerson } from "#shared/domain/leads/page-person.ts";

/** Takes one page apart: parsed once, read by every extractor. */
export type StudyPage = (
  page: { readonly url: string; readonly html: string },
  /** Whose facts are wanted; without it the page's own company is meant. */
  about?: { readonly name?: string; readonly domain?: string },
) => StudiedPage;

export const siteTopics = ["about", "team", "contact", "news", "careers"] as const;
const SiteTopic = z.enum(siteTopics);
export type SiteTopic = z.infer<typeof SiteTopic>;

/** A page of the same site and what it is likely about. */
const SiteLink = z.object({ topic: SiteTopic, url: z.string() }).readonly();
export type SiteLink = z.infer<typeof SiteLink>;

/** What a page says of its company outside sentences: in links and structured data. */
const CompanyDetails = z
  .object({
    linkedinUrl: z.string().exactOptional(),
    phone: z.string().exactOptional(),
    address: z.string().exactOptional(),
    city: z.string().exactOptional(),
    /** ISO 3166-1 alpha-2. */
    country: z.string().exactOptional(),
  })
  .readonly();
export type CompanyDetails = z.infer<typeof CompanyDetails>;

export const StudiedPage = z
  .object({
    url: z.string(),
    title: z.string(),
    description: z.string().exactOptional(),
    /** The main text a visitor sees, without sentences that address a machine. Untrusted all the same. */
    text: z.string(),
    isThin: z.boolean(),
    needsScript: z.boolean(),
    facts: z.array(PageFact).readonly(),
    people: z.array(PagePerson).readonly(),
    addresses: z.array(FoundAddress).readonly(),
    links: z.array(SiteLink).readonly(),
    details: CompanyDetails,
  })
  .readonly();
export type StudiedPage = z.infer<typeof StudiedPage>;
