import * as z from "zod";

export const WatchLinesEnv = z.object({
  DIRECTORY_TABLE: z.string(),
  OPERATIONS_TABLE: z.string(),
  EVENT_BUS: z.string(),
  /** Only on a laptop: the demo world that stands in for the internet. */
  WORLD_URL: z.url().optional(),
});
