export type Fields = Record<string, unknown>;

/** The engine's own timer counts from the start of the process and overflows after 24 days; ours keeps the real time. */
const BEYOND_ANY_TASK_SECONDS = 2_000_000;

const SCOPE = { "scope.$": "$$.Scope.id" };

/** The first state of a branch or iteration, whose input is wrapped by the state around it. */
export function enterState(next: string): Fields {
  return {
    Type: "Task",
    Resource: "enter",
    Parameters: { ...SCOPE, "input.$": "$" },
    TimeoutSeconds: BEYOND_ANY_TASK_SECONDS,
    Next: next,
  };
}

export function taskState(state: Fields): Fields {
  const { TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds, HeartbeatSecondsPath } = state;
  return {
    ...without(state, ["Retry", "TimeoutSecondsPath", "HeartbeatSecondsPath"]),
    Parameters: {
      ...scopedInput(state),
      ...literalOrPath("timeoutSeconds", TimeoutSeconds, TimeoutSecondsPath),
      ...literalOrPath("heartbeatSeconds", HeartbeatSeconds, HeartbeatSecondsPath),
    },
    TimeoutSeconds: BEYOND_ANY_TASK_SECONDS,
  };
}

/** Its input goes through untouched, unless an InputPath narrows it, even when it is null, which the engine's `$` cannot read. */
export function waitState(state: Fields): Fields {
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = state;
  return {
    ...without(state, ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"]),
    Type: "Task",
    Resource: "wait",
    ...("InputPath" in state ? {} : { ResultPath: null }),
    Parameters: {
      ...("InputPath" in state ? scopedInput(state) : SCOPE),
      ...literalOrPath("seconds", Seconds, SecondsPath),
      ...literalOrPath("timestamp", Timestamp, TimestampPath),
    },
    TimeoutSeconds: BEYOND_ANY_TASK_SECONDS,
  };
}

export function parallelState(state: Fields, branches: readonly unknown[]): Fields {
  return { ...state, Parameters: scopedInput(state), Branches: branches };
}

export function mapState(state: Fields, processor: unknown): Fields {
  const selector = state["ItemSelector"] ?? state["Parameters"];
  return {
    ...without(state, ["Parameters", "Iterator"]),
    ItemSelector: {
      ...SCOPE,
      "item.$": "$$.Map.Item",
      ...(selector === undefined ? { "input.$": "$$.Map.Item.Value" } : { input: selector }),
    },
    ItemProcessor: processor,
  };
}

/** The engine passes its input through when a Result is false, 0, empty or null; such a value is safe as Parameters. */
export function passState(state: Fields): Fields {
  return "Result" in state && !state["Result"] ? { ...state, Parameters: state["Result"] } : state;
}

/** The engine takes a ResultPath of `$` for a field of that name. */
export function withoutWholeResultPath(state: Fields): Fields {
  return state["ResultPath"] === "$" ? without(state, ["ResultPath"]) : state;
}

function scopedInput(state: Fields): Fields {
  const input = "Parameters" in state ? { input: state["Parameters"] } : { "input.$": "$" };
  return { ...SCOPE, ...input };
}

function literalOrPath(name: string, literal: unknown, path: unknown): Fields {
  if (path !== undefined) return { [`${name}.$`]: path };
  return literal === undefined ? {} : { [name]: literal };
}

function without(state: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
}
