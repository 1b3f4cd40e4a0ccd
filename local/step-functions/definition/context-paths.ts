import { DefinitionNotSupported } from "./machine-definition.ts";

/** Where a state stands, which decides what `$$` may name there. */
export type Place = {
  readonly state: string;
  /** Under which Run.StateNames holds the name; the name itself may contain what a path cannot. */
  readonly stateKey: string;
  readonly isTokenTask: boolean;
  /** In a Map's own selector the engine sets `$$.Map`; in the states of an iteration its scope holds it. */
  readonly isMapSelector: boolean;
};

/**
 * Points `$$` paths at values that stay the same in a replay. The engine resets Execution.Input and Execution.StartTime in every
 * branch and knows no State, so that these paths read a copy under Run.
 */
export function rewriteContextPaths<Value>(value: Value, place: Place): Value {
  return rewrite(value, place, false) as Value;
}

function rewrite(value: unknown, place: Place, isPath: boolean): unknown {
  if (typeof value === "string") return isPath ? rewriteText(value, place) : value;
  if (Array.isArray(value)) return value.map((item) => rewrite(item, place, false));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, rewrite(inner, place, holdsPath(key))]),
  );
}

function holdsPath(key: string): boolean {
  return key.endsWith(".$") || key.endsWith("Path") || key === "Variable";
}

function rewriteText(text: string, place: Place): string {
  return text.replace(/\$\$(?:\.(\w+))?(?:\.(\w+))?/g, (path, group = "", field = "") => {
    const rewritten = contextPath(`${group}.${field}`, place);
    if (rewritten) return rewritten;
    throw new DefinitionNotSupported(`${place.state} reads ${path}, which is not supported`);
  });
}

function contextPath(name: string, place: Place): string | undefined {
  switch (name) {
    case "Execution.Id":
    case "Execution.Name":
    case "Execution.Input":
    case "Execution.StartTime":
    case "StateMachine.Id":
    case "StateMachine.Name":
      return `$$.Run.${name}`;
    case "State.Name":
      return `$$.Run.StateNames.${place.stateKey}`;
    case "Task.Token":
      return place.isTokenTask ? "$$.Run.Task.Token" : undefined;
    case "Map.Item":
      return place.isMapSelector ? "$$.Map.Item" : "$$.Scope.Map.Item";
    default:
      return undefined;
  }
}
