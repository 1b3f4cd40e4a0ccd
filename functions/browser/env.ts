import * as z from "zod";

export const BrowserEnv = z.object({
  /** Only on a laptop: the demo world that stands in for the internet. */
  WORLD_URL: z.url().optional(),
});
