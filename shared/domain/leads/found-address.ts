import * as z from "zod";

/** An e-mail address as a web page gives it, with the place it stood. */
export const FoundAddress = z
  .object({
    address: z.string(),
    form: z.enum([
      "mailto",
      "text",
      "obfuscated",
      "entity",
      "reversed",
      "cloudflare",
      "json-ld",
      "microformat",
    ]),
    pageUrl: z.string(),
    snippet: z.string(),
    nearbyName: z.string().exactOptional(),
    nearbyTitle: z.string().exactOptional(),
  })
  .readonly();
export type FoundAddress = z.infer<typeof FoundAddress>;
