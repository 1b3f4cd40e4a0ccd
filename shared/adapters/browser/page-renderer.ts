import * as z from "zod";
import { type FunctionCaller, FunctionFailed } from "#shared/ports/function-caller.ts";
import type { PageRenderer } from "#shared/ports/page-renderer.ts";

const RenderedPage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rendered"), url: z.string(), html: z.string() }),
  z.object({ kind: z.literal("refused"), reason: z.string() }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);

const TIMEOUT_MILLISECONDS = 15_000;

/** The browser function behind the port. Robots rules are the caller's: it asks for pages it was allowed to read. */
export function functionPageRenderer(
  functions: FunctionCaller,
  functionName: string,
): PageRenderer {
  return {
    async render(url, { timeoutMilliseconds = TIMEOUT_MILLISECONDS } = {}) {
      try {
        return RenderedPage.parse(await functions.call(functionName, { url, timeoutMilliseconds }));
      } catch (error) {
        if (error instanceof FunctionFailed) return { kind: "failed", reason: error.message };
        throw error;
      }
    },
  };
}
