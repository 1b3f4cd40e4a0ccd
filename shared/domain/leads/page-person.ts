import * as z from "zod";
import { ContactRole } from "./contact.ts";

/** A person of the company as a web page names them. */
export const PagePerson = z
  .object({
    fullName: z.string(),
    title: z.string(),
    role: ContactRole,
    linkedinUrl: z.string().exactOptional(),
    email: z.string().exactOptional(),
    quote: z.string(),
    url: z.string(),
  })
  .readonly();
export type PagePerson = z.infer<typeof PagePerson>;
