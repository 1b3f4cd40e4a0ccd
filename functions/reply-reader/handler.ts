import { readByRules } from "#shared/domain/replies/read-by-rules.ts";
import type { ReplyReading } from "#shared/domain/replies/reply-reading.ts";
import { ReplyToRead } from "#shared/ports/reply-reader.ts";
import { jsonLog } from "#shared/runtime/json-log.ts";
import { lambdaHandler } from "#shared/runtime/lambda-handler.ts";

export const handler = lambdaHandler(
  async (event: unknown): Promise<ReplyReading> => readByRules(ReplyToRead.parse(event)),
  jsonLog("reply-reader"),
);
