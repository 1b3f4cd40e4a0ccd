import { AwsError } from "../../aws-service.ts";
import type { ExecutionStore } from "../storage/execution-store.ts";
import type { Outcome, TaskJournal, TaskRecord } from "../storage/task-journal.ts";
import type { Executions } from "./executions.ts";
import type { TokenListener } from "./perform-task.ts";
import { readToken } from "./task-token.ts";

export type TokenAnswers = {
  readonly settle: (token: string, outcome: Outcome) => Promise<void>;
  readonly heartbeat: (token: string) => Promise<void>;
};

/** Resolves when what the holder of a token says is on disk, whether or not its execution runs yet. */
export function createTokenAnswers(
  store: Pick<ExecutionStore, "find">,
  journal: TaskJournal,
  executions: Pick<Executions, "liveRun">,
  now: () => number,
): TokenAnswers {
  function change(
    token: string,
    update: (record: TaskRecord) => void,
    tell: (listener: TokenListener) => void,
  ): Promise<void> {
    const holder = readToken(token);
    if (!holder) throw new AwsError("InvalidToken", "Invalid token");
    const execution = store.find(holder.executionArn);
    if (!execution) throw new AwsError("TaskDoesNotExist", "The token's execution does not exist");
    const task = executions.liveRun(execution.arn)?.token(holder.key);
    const record = task?.record ?? journal.find(execution.id, holder.key);
    if (!record || record.token !== token || record.callback || record.outcome) {
      throw new AwsError("TaskTimedOut", "The token has expired or its task has been closed");
    }
    update(record);
    const saved = journal.save(execution.id, record);
    task?.notify(tell);
    return saved;
  }

  return {
    async settle(token, outcome) {
      await change(
        token,
        (record) => {
          record.callback = outcome;
        },
        ({ onCallback }) => onCallback(outcome),
      );
    },
    async heartbeat(token) {
      await change(
        token,
        (record) => {
          record.heartbeat = now();
        },
        ({ onHeartbeat }) => onHeartbeat(),
      );
    },
  };
}
