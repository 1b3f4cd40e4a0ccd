import * as z from "zod";
import { FoundAddress } from "#shared/domain/leads/found-address.ts";

export type SiteVisitor = {
  /** Reads the few pages of a company's site that name addresses. Never rejects for what the site does. */
  readonly visit: (domain: string) => Promise<SiteVisit>;
};

export const SiteVisit = z
  .object({
    pages: z.array(z.object({ url: z.string(), outcome: z.string() }).readonly()).readonly(),
    addresses: z.array(FoundAddress).readonly(),
    /** What the company says it does: description and opening words of its home page. Untrusted text. */
    about: z.string(),
    /** Why the site gave little or nothing, in plain words. */
    problem: z.string().exactOptional(),
  })
  .readonly();
export type SiteVisit = z.infer<typeof SiteVisit>;
