export const MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:lead-pipeline";
export const CHILD = "arn:aws:states:eu-west-1:000000000000:stateMachine:growth-loop";

/** A machine of these states in a row. */
export function inRow(states: Record<string, object>): Record<string, unknown> {
  const names = Object.keys(states);
  const linked = Object.entries(states).map(([name, state], index) => {
    const next = names[index + 1];
    const isTerminal = "Type" in state && ["Fail", "Succeed", "Choice"].includes(`${state.Type}`);
    if (isTerminal || "Next" in state || "End" in state) return [name, state];
    return [name, { ...state, ...(next ? { Next: next } : { End: true }) }];
  });
  return { StartAt: names[0], States: Object.fromEntries(linked) };
}

export function lambda(name: string, payload: object = { "input.$": "$" }): object {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: name, ...payloadOf(payload) },
    OutputPath: "$.Payload",
  };
}

function payloadOf(payload: object): object {
  return "input.$" in payload && Object.keys(payload).length === 1
    ? { "Payload.$": payload["input.$"] }
    : { Payload: payload };
}
