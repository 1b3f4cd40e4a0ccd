import * as z from "zod";
import { LeadDraft } from "#shared/domain/leads/lead-draft.ts";
import { StudyAbout } from "./page-student.ts";

/** What the page-reader function is asked: visiting a site, studying a page, reading one for facts or for companies. */
export const PageReaderCall = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("visit"), domain: z.string() }),
  z.object({
    kind: z.literal("study"),
    url: z.string(),
    about: StudyAbout,
    isRendered: z.boolean(),
  }),
  z.object({ kind: z.literal("search"), query: z.string(), count: z.int().positive() }),
  z.object({ kind: z.literal("list"), url: z.string() }),
  z.object({ kind: z.literal("facts"), url: z.string(), company: LeadDraft.shape.company }),
]);
export type PageReaderCall = z.infer<typeof PageReaderCall>;
