import { StateMachine } from "aws-local-stepfunctions";
import type { StateDefinition } from "./machine-definition.ts";
import { DefinitionNotSupported, innerMachines, MachineDefinition } from "./machine-definition.ts";
import { unsupportedFields, unsupportedMachineFields } from "./supported-fields.ts";
import { readTaskResource, unsupportedParameters } from "./task-resource.ts";

const WHOLE = "the state machine";

/** Throws DefinitionNotSupported, naming the state, for everything that would behave otherwise here than on AWS. */
export function checkDefinition(definition: unknown): MachineDefinition {
  const read = MachineDefinition.safeParse(definition);
  if (!read.success) throw new DefinitionNotSupported(read.error.message, { cause: read.error });
  checkMachine(read.data, WHOLE, new Set());
  validateByEngine(definition);
  return read.data;
}

function checkMachine(machine: MachineDefinition, place: string, names: Set<string>): void {
  refuseOtherThanJsonPath(machine["QueryLanguage"], place);
  const [field] = unsupportedMachineFields(machine, place !== WHOLE);
  if (field) refuse(place, `has ${field}, which is not supported`);
  for (const [name, state] of Object.entries(machine.States)) {
    if (names.has(name)) refuse(name, "has a name that another state has");
    names.add(name);
    checkState(name, state);
    for (const inner of innerMachines(state)) checkMachine(inner, name, names);
  }
}

function checkState(name: string, state: StateDefinition): void {
  refuseOtherThanJsonPath(state["QueryLanguage"], name);
  const [field] = unsupportedFields(state);
  if (field) refuse(name, `has ${field}, which is not supported`);
  const { Branches, ItemProcessor, Iterator: iterator, ...own } = state;
  if (/States\.(UUID|MathRandom)\(/.test(JSON.stringify(own))) {
    refuse(
      name,
      "uses States.UUID or States.MathRandom, which a replay after a crash would change",
    );
  }
  if (state.Type === "Task") checkTask(name, state);
}

function checkTask(name: string, state: StateDefinition): void {
  const resource = readTaskResource(state.Resource ?? "");
  if (!resource) refuse(name, `has the resource ${state.Resource}, which is not supported`);
  const [parameter] = unsupportedParameters(resource, state["Parameters"]);
  if (parameter) refuse(name, `has the parameter ${parameter}, which is not supported`);
}

function refuseOtherThanJsonPath(language: unknown, place: string): void {
  if (language === undefined || language === "JSONPath") return;
  refuse(place, `has QueryLanguage ${String(language)}; only JSONPath is supported`);
}

function validateByEngine(definition: unknown): void {
  try {
    new StateMachine(asEngineDefinition(definition));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DefinitionNotSupported(reason, { cause: error });
  }
}

/** The engine's type describes what its validation is about to find out. */
export function asEngineDefinition(
  definition: unknown,
): ConstructorParameters<typeof StateMachine>[0] {
  return definition as ConstructorParameters<typeof StateMachine>[0];
}

function refuse(place: string, reason: string): never {
  throw new DefinitionNotSupported(`${place} ${reason}`);
}
