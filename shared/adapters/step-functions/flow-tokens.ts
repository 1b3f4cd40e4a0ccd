import {
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import type { FlowTokens } from "#shared/ports/flow-tokens.ts";

export function stepFunctionsTokens(client: SFNClient): FlowTokens {
  return {
    async tell(taskToken, output) {
      try {
        const command = new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) });
        await client.send(command);
        return "told";
      } catch (error) {
        const isClosed =
          error instanceof TaskTimedOut ||
          error instanceof TaskDoesNotExist ||
          error instanceof InvalidToken;
        if (isClosed) return "closed";
        throw error;
      }
    },
  };
}
