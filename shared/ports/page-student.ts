import * as z from "zod";
import { StudiedPage } from "./page-study.ts";

/** Fetches one public page, where robots.txt lets us, and takes it apart. Never rejects for what the site does. */
export type PageStudent = {
  readonly study: (url: string, about: StudyAbout, how?: StudyHow) => Promise<PageStudied>;
};

export const StudyAbout = z.object({
  name: z.string().exactOptional(),
  domain: z.string().exactOptional(),
  /** The name is a list's, the page the company's own: the name counts only as the page spells it. */
  isOwnSite: z.boolean(),
});
export type StudyAbout = z.infer<typeof StudyAbout>;

type StudyHow = {
  /** In the browser: costs seconds, so only after a plain fetch gave too little. */
  readonly isRendered?: boolean;
};

export const PageStudied = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("studied"),
    page: StudiedPage,
    /** How the page, being the company's own, spells its name. */
    name: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal("forbidden-by-robots"), url: z.string() }),
  z.object({ kind: z.literal("missing"), url: z.string(), reason: z.string() }),
]);
export type PageStudied = z.infer<typeof PageStudied>;
