import * as z from "zod";

/** Reads a page that lists companies. Never rejects for what the site does. */
export type CompanyLister = {
  readonly list: (url: string) => Promise<CompanyList>;
};

export const ListedCompany = z
  .object({
    /** As the list spells it. */
    name: z.string(),
    url: z.string(),
    /** The words of its entry. Untrusted. */
    text: z.string(),
    /** On the list's own site: a profile that may link to the company. */
    isProfile: z.boolean(),
  })
  .readonly();
export type ListedCompany = z.infer<typeof ListedCompany>;

export const CompanyList = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("list"), companies: z.array(ListedCompany).readonly() }),
  z.object({ kind: z.literal("unreadable"), reason: z.string() }),
]);
export type CompanyList = z.infer<typeof CompanyList>;
