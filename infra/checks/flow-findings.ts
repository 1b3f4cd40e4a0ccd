import validate from "asl-validator";
import * as z from "zod";

export type DeployedFlow = {
  readonly definition: string;
  /** The names the template gives values to. */
  readonly substitutions: readonly string[];
};

/** What would make this flow break on AWS, or on the laptop, or be hard to follow; empty when it is sound. */
export function flowFindings({ definition, substitutions }: DeployedFlow): readonly string[] {
  const flow: unknown = JSON.parse(filledIn(definition));
  const language = validate(flow);
  if (!language.isValid) return [language.errorsText()];
  const machine = Machine.parse(flow);
  return [
    ...substitutionFindings(definition, substitutions),
    ...statesOf(machine).flatMap(stateFindings),
    ...(usesJsonata(machine) ? ["the flow uses JSONata, which the laptop does not run"] : []),
  ];
}

type State = {
  readonly name: string;
  readonly Type: string;
  readonly Resource?: string | undefined;
  readonly QueryLanguage?: string | undefined;
  readonly [field: string]: unknown;
};

const Machine = z.looseObject({
  QueryLanguage: z.string().optional(),
  get States() {
    return z.record(z.string(), StateDefinition);
  },
});
type Machine = z.infer<typeof Machine>;

const StateDefinition = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  QueryLanguage: z.string().optional(),
  get Branches() {
    return z.array(Machine).optional();
  },
  get ItemProcessor() {
    return Machine.optional();
  },
});

const placeholder = /\$\{([^}]*)\}/g;

/** Resources must look like ARNs to the validator. */
function filledIn(definition: string): string {
  return definition.replaceAll(placeholder, "arn:aws:lambda:us-east-1:111122223333:function:any");
}

function substitutionFindings(
  definition: string,
  substitutions: readonly string[],
): readonly string[] {
  const used = new Set([...definition.matchAll(placeholder)].map(([, name = ""]) => name));
  const given = new Set(substitutions);
  return [
    ...[...used.difference(given)].map((name) => `\${${name}} is used but not given`),
    ...[...given.difference(used)].map((name) => `${name} is given but not used`),
  ];
}

function statesOf(machine: Machine): readonly State[] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    { ...state, name },
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(
      statesOf,
    ),
  ]);
}

function stateFindings(state: State): readonly string[] {
  const { name, Type, Resource = "" } = state;
  const unsupported = ["Assign", "ItemReader"].filter((field) => field in state);
  // A flow started by another one retries its own steps.
  const isNestedFlow = Resource.startsWith("arn:aws:states:::states:startExecution");
  const lacksRetry = Type === "Task" && !isNestedFlow && !("Retry" in state);
  return [
    ...unsupported.map((field) => `"${name}" has ${field}, which the laptop does not run`),
    ...(lacksRetry ? [`"${name}" has no Retry`] : []),
  ];
}

function usesJsonata(machine: Machine): boolean {
  return [machine, ...statesOf(machine)].some(({ QueryLanguage }) => QueryLanguage === "JSONata");
}
