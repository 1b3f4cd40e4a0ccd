import * as z from "zod";
import type { PageRenderer, RenderedPage } from "#shared/ports/page-renderer.ts";

// The function's own limit is 60 seconds, and a cold start with unpacking takes some of them.
const LONGEST_MILLISECONDS = 30_000;

const RenderCall = z.object({
  url: z.string(),
  timeoutMilliseconds: z.int().positive().max(LONGEST_MILLISECONDS).catch(LONGEST_MILLISECONDS),
});

/** Renders the one page the caller asks for. Whether robots.txt allows it is asked by the caller, who read it before. */
export function createBrowser({ renderer }: { readonly renderer: PageRenderer }) {
  return async (event: unknown): Promise<RenderedPage> => {
    const { url, timeoutMilliseconds } = RenderCall.parse(event);
    return renderer.render(url, { timeoutMilliseconds });
  };
}
