import { expect, test } from "vitest";
import { inRow, lambda, MACHINE } from "./machines.ts";
import { aWorld } from "./support.ts";

const wait = { Type: "Wait", Seconds: 1 };
const branch = { StartAt: "Twin", States: { Twin: { ...wait, End: true } } };
const token = { FunctionName: "fn", Payload: { "token.$": "$$.Task.Token" } };

test.each([
  ["a machine in JSONata", { ...inRow({ A: wait }), QueryLanguage: "JSONata" }, /JSONata/],
  [
    "a state in JSONata",
    inRow({ Sum: { Type: "Pass", QueryLanguage: "JSONata" } }),
    /Sum.*JSONata/,
  ],
  ["variables", inRow({ Keep: { Type: "Pass", Assign: { a: 1 } } }), /Keep has Assign/],
  [
    "an ItemReader",
    inRow({ Each: { Type: "Map", ItemReader: {}, ItemProcessor: branch } }),
    /Each has ItemReader/,
  ],
  [
    "the same state name twice",
    inRow({ Twin: { Type: "Pass" }, Both: { Type: "Parallel", Branches: [branch] } }),
    /Twin has a name that another state has/,
  ],
  [
    "a service that is not emulated",
    inRow({ Save: { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem" } }),
    /Save has the resource arn:aws:states:::dynamodb:putItem/,
  ],
  [
    "a parameter that would be dropped",
    inRow({ Ask: { ...lambda("fn"), Parameters: { FunctionName: "fn", "Qualifier.$": "$.q" } } }),
    /Ask has the parameter Qualifier/,
  ],
  [
    "a token where nobody waits for it",
    inRow({ Ask: { ...lambda("fn"), Parameters: token } }),
    /Ask reads \$\$\.Task\.Token/,
  ],
  [
    "context that a replay would change",
    inRow({ Ask: lambda("fn", { "at.$": "$$.State.EnteredTime" }) }),
    /Ask reads \$\$\.State\.EnteredTime/,
  ],
  [
    "random values that a replay would change",
    inRow({ Ask: lambda("fn", { "id.$": "States.UUID()" }) }),
    /Ask uses States\.UUID/,
  ],
  ["a state that leads nowhere", inRow({ Ask: { Type: "Pass", Next: "Nowhere" } }), /Nowhere/],
])("%s is refused by name", (_, definition, reason) => {
  expect(() => aWorld().create(MACHINE, definition)).toThrow(reason);
});
