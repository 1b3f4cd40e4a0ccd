import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { PagePerson } from "#shared/domain/leads/page-person.ts";

/** Takes one page apart: parsed once, read by every extractor. */
export type StudyPage = (
  page: { readonly url: string; readonly html: string },
  /** Whose facts are wanted; without it the page's own company is meant. */
  about?: { readonly name?: string; readonly domain?: string },
) => StudiedPage;

export type StudiedPage = {
  readonly url: string;
  readonly title: string;
  readonly description?: string;
  /** The main text a visitor sees, without sentences that address a machine. Untrusted all the same. */
  readonly text: string;
  readonly isThin: boolean;
  readonly needsScript: boolean;
  readonly facts: readonly PageFact[];
  readonly people: readonly PagePerson[];
  readonly addresses: readonly FoundAddress[];
  readonly links: readonly SiteLink[];
  readonly details: CompanyDetails;
};

export const siteTopics = ["about", "team", "contact", "news", "careers"] as const;
export type SiteTopic = (typeof siteTopics)[number];

/** A page of the same site and what it is likely about. */
export type SiteLink = { readonly topic: SiteTopic; readonly url: string };

/** What a page says of its company outside sentences: in links and structured data. */
export type CompanyDetails = {
  readonly linkedinUrl?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
};
