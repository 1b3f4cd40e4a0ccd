import * as z from "zod";

export const BrowserEnv = z.object({
  /** Only on a laptop: the demo world that stands in for the internet. */
  WORLD_URL: z.url().optional(),
  /** Only on a laptop: where functions are called instead of at AWS. */
  AWS_ENDPOINT_URL_LAMBDA: z.url().optional(),
});
