import { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import type { FunctionCaller } from "#shared/ports/function-caller.ts";
import type { ReplyReader } from "#shared/ports/reply-reader.ts";

/** The words of six languages weigh 200 kB, so they are read in a function of their own, which has nothing to give away. */
export function remoteReplyReader(functions: FunctionCaller, functionName: string): ReplyReader {
  return {
    read: async ({ now, ...reply }) =>
      ReplyReading.parse(await functions.call(functionName, { ...reply, now: now.toISOString() })),
  };
}
