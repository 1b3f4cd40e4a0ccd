import type { FoundAddress } from "#shared/domain/leads/found-address.ts";

export type SiteVisitor = {
  /** Reads the few pages of a company's site that name addresses. Never rejects for what the site does. */
  readonly visit: (domain: string) => Promise<SiteVisit>;
};

export type SiteVisit = {
  readonly pages: readonly { readonly url: string; readonly outcome: string }[];
  readonly addresses: readonly FoundAddress[];
  /** What the company says it does: description and opening words of its home page. Untrusted text. */
  readonly about: string;
  /** Why the site gave little or nothing, in plain words. */
  readonly problem?: string;
};
