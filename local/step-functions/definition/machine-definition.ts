import * as z from "zod";

const StateType = z.enum(["Task", "Pass", "Wait", "Choice", "Succeed", "Fail", "Parallel", "Map"]);

export const Retrier = z.object({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  MaxAttempts: z.number().default(3),
  BackoffRate: z.number().default(2),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.enum(["NONE", "FULL"]).default("NONE"),
});
export type Retrier = z.infer<typeof Retrier>;

export const Catcher = z.looseObject({
  ErrorEquals: z.array(z.string()),
  ResultPath: z.string().nullable().optional(),
});
export type Catcher = z.infer<typeof Catcher>;

export const StateDefinition = z.looseObject({
  Type: StateType,
  Resource: z.string().optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(Catcher).optional(),
  get Branches() {
    return z.array(MachineDefinition).optional();
  },
  get ItemProcessor() {
    return MachineDefinition.optional();
  },
  get Iterator() {
    return MachineDefinition.optional();
  },
});
export type StateDefinition = z.infer<typeof StateDefinition>;

/** Only what this service reads is named; the engine's own validation knows the rest of the language. */
export const MachineDefinition = z.looseObject({
  StartAt: z.string(),
  TimeoutSeconds: z.number().optional(),
  States: z.record(z.string(), StateDefinition),
});
export type MachineDefinition = z.infer<typeof MachineDefinition>;

/** The machines inside a state: the branches of a Parallel, the processor of a Map. */
export function innerMachines(state: StateDefinition): readonly MachineDefinition[] {
  const processor = state.ItemProcessor ?? state.Iterator;
  return [...(state.Branches ?? []), ...(processor ? [processor] : [])];
}

export class DefinitionNotSupported extends Error {
  override readonly name = "DefinitionNotSupported";
}
