import * as z from "zod";

export const PageReaderEnv = z.object({
  BROWSER_FUNCTION: z.string(),
  /** Only on a laptop: the demo world that stands in for the internet. */
  WORLD_URL: z.url().optional(),
});
