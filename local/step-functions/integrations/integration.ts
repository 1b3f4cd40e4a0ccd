import type { TaskResource } from "../definition/task-resource.ts";
import type { Json } from "../json.ts";
import type { Outcome } from "../storage/task-journal.ts";

export type Request = {
  readonly input: Json;
  readonly execution: number;
  /** The same for a request that is repeated after a crash, another one for each retry. */
  readonly task: string;
};

/** One service that a Task can ask. An error of the service is a failed outcome. */
export type Integration = (request: Request, resource: TaskResource) => Promise<Outcome>;

export type Integrations = {
  readonly request: (resource: TaskResource, request: Request) => Promise<Outcome>;
  /** Stops the execution that a task started and no longer waits for. */
  readonly abandon: (execution: number, task: string) => void;
};

/** What a task fails with whose parameters do not fit its service. */
export function badParameters(cause: string): Outcome {
  return { kind: "failed", error: "States.Runtime", cause };
}
