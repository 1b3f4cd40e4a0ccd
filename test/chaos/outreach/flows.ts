import type { Flows } from "#shared/ports/flows.ts";
import type { Queues } from "./queues.ts";

type Step = "qualify" | "find-slots" | "propose" | "remind" | "book" | "decline";

type Execution = {
  readonly name: string;
  readonly input: {
    readonly leadId: string;
    readonly messageId: string;
    readonly round: number;
  };
  step: Step | "ended";
  attempt: number;
  /** How often the step was tried again, by what it met: each has its own patience. */
  again: Record<Failure, number>;
  /** Of the step that waits for a person. */
  token: string | undefined;
};

export type FlowTask = {
  readonly execution: string;
  readonly step: Step;
  readonly attempt: number;
};
export type FlowTimeout = { readonly execution: string; readonly token: string };

export type Failure = "fault" | "earlier-wish";

/** The retriers of infra/flows/bdr.asl.json. */
const retriers = {
  fault: { most: 3, seconds: 2 },
  "earlier-wish": { most: 6, seconds: 5 },
} as const;

export const APPROVAL_HOURS = 8;
const PATIENCE = APPROVAL_HOURS * 3_600_000;

/** Step Functions as far as infra/flows/bdr.asl.json goes: durable, each task tried again some times, then the way out. */
export function createFlows(queues: Queues) {
  const executions = new Map<string, Execution>();

  function enter(execution: Execution, step: Step): void {
    execution.step = step;
    execution.attempt = 1;
    execution.again = { fault: 0, "earlier-wish": 0 };
    execution.token = undefined;
    queues.sendLater("flow", { execution: execution.name, step, attempt: 1 } satisfies FlowTask, 0);
    if (step !== "propose" && step !== "remind") return;
    const token = `${execution.name}/${step}`;
    execution.token = `${token}/1`;
    queues.sendLater("flow-timeout", { execution: execution.name, token }, PATIENCE);
  }

  const port: Flows<"bdr"> = {
    async start(_flow, name, input) {
      if (executions.has(name)) return "known";
      const execution: Execution = {
        name,
        input: input as Execution["input"],
        step: "qualify",
        attempt: 1,
        again: { fault: 0, "earlier-wish": 0 },
        token: undefined,
      };
      executions.set(name, execution);
      enter(execution, "qualify");
      return "started";
    },
    look: async () => ({ kind: "unknown" }),
  };

  return {
    executions,
    port,
    /** The task that is to run now; undefined when the flow is elsewhere by now. */
    begins({ execution: name, step, attempt }: FlowTask): Execution | undefined {
      const execution = executions.get(name);
      return execution?.step === step && execution.attempt === attempt ? execution : undefined;
    },
    ended(execution: Execution, { step }: FlowTask, decision: string): void {
      if (execution.step !== step) return;
      if (step === "qualify") {
        if (decision === "continue") enter(execution, "find-slots");
        else execution.step = "ended";
      } else if (step === "find-slots") {
        if (decision === "continue") enter(execution, "propose");
        else if (decision === "picked") enter(execution, "book");
        else execution.step = "ended";
      } else if (step === "book" || step === "decline") execution.step = "ended";
    },
    failed(execution: Execution, { step }: FlowTask, what: Failure): void {
      if (execution.step !== step) return;
      const { most, seconds } = retriers[what];
      const again = execution.again[what];
      execution.again[what] += 1;
      execution.attempt += 1;
      const { name, attempt } = execution;
      if (again < most) {
        // Each attempt waits with a token of its own.
        if (execution.token) execution.token = `${name}/${step}/${attempt}`;
        const task: FlowTask = { execution: name, step, attempt };
        queues.sendLater("flow", task, seconds * 1000 * 2 ** again);
      } else if (step === "decline") execution.step = "ended";
      else enter(execution, "decline");
    },
    timedOut({ execution: name, token }: FlowTimeout): void {
      const execution = executions.get(name);
      if (!execution?.token?.startsWith(token)) return;
      enter(execution, execution.step === "propose" ? "remind" : "decline");
    },
    tell(token: string, output: unknown): "told" | "closed" {
      const execution = [...executions.values()].find((one) => one.token === token);
      if (!execution) return "closed";
      const { status } = output as { readonly status: string };
      enter(execution, status === "approved" ? "book" : "decline");
      return "told";
    },
  };
}

/** Another wish of the same person is being carried out; the flow tries again. */
export function isEarlierWish(error: unknown): boolean {
  return error instanceof Error && error.name === "EarlierWish";
}
