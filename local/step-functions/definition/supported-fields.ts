import type { MachineDefinition, StateDefinition } from "./machine-definition.ts";

const EVERY_STATE = ["Type", "Comment", "QueryLanguage", "InputPath", "OutputPath", "Next", "End"];
const RESULT = ["Parameters", "ResultSelector", "ResultPath", "Retry", "Catch"];

/** The engine ignores a field it does not know, so that a field outside this table would be lost without a word. */
const FIELDS: Record<StateDefinition["Type"], readonly string[]> = {
  Task: [
    ...RESULT,
    "Resource",
    "TimeoutSeconds",
    "TimeoutSecondsPath",
    "HeartbeatSeconds",
    "HeartbeatSecondsPath",
  ],
  Pass: ["Result", "ResultPath", "Parameters"],
  Wait: ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"],
  Choice: ["Choices", "Default"],
  Succeed: [],
  Fail: ["Error", "ErrorPath", "Cause", "CausePath"],
  Parallel: [...RESULT, "Branches"],
  Map: [
    ...RESULT,
    "ItemProcessor",
    "Iterator",
    "ItemsPath",
    "ItemSelector",
    "MaxConcurrency",
    "MaxConcurrencyPath",
    "Label",
  ],
};

const EVERY_MACHINE = ["Comment", "QueryLanguage", "StartAt", "States"];
const WHOLE_MACHINE = [...EVERY_MACHINE, "TimeoutSeconds", "Version"];
const INNER_MACHINE = [...EVERY_MACHINE, "ProcessorConfig"];

export function unsupportedMachineFields(
  machine: MachineDefinition,
  isInner: boolean,
): readonly string[] {
  const supported = isInner ? INNER_MACHINE : WHOLE_MACHINE;
  return Object.keys(machine).filter((field) => !supported.includes(field));
}

export function unsupportedFields(state: StateDefinition): readonly string[] {
  const supported = [...EVERY_STATE, ...FIELDS[state.Type]];
  return Object.keys(state).filter((field) => !supported.includes(field));
}
