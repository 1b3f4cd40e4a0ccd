import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { flowFindings } from "../../infra/checks/flow-findings.ts";
import { deployedDepartment } from "./deployed-department.ts";

const folder = join(import.meta.dirname, "../../infra/flows");
const prod = await deployedDepartment("prod");
const machines = prod.all(
  "AWS::StepFunctions::StateMachine",
  z.object({
    DefinitionString: z.string(),
    DefinitionSubstitutions: z.record(z.string(), z.string()),
    TracingConfiguration: z.object({ Enabled: z.boolean() }),
    LoggingConfiguration: z.object({ Level: z.string() }),
  }),
);

test("every flow file is deployed, and nothing else", () => {
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const deployed = machines.map(({ properties }) => properties.DefinitionString);
  expect(deployed.toSorted()).toEqual(files.toSorted());
});

test("every deployed flow is sound and gets every substitution", () => {
  for (const { properties } of machines) {
    expect(
      flowFindings({
        definition: properties.DefinitionString,
        substitutions: Object.keys(properties.DefinitionSubstitutions),
      }),
    ).toEqual([]);
  }
});

test("a substitution is something of the same deployment", () => {
  const ids = prod.resources.map(({ id }) => id);
  for (const { properties } of machines) {
    for (const target of Object.values(properties.DefinitionSubstitutions)) {
      expect(ids).toContain(target.replace(/\.Arn$/, ""));
    }
  }
});

test("every flow is traced and logged", () => {
  for (const { properties } of machines) {
    expect(properties.TracingConfiguration.Enabled).toBe(true);
    expect(properties.LoggingConfiguration.Level).toBe("ALL");
  }
});

// biome-ignore lint/suspicious/noTemplateCurlyInString: Step Functions fills it in.
const worker = "${Worker}";
const invoke = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
const retry = [{ ErrorEquals: ["States.ALL"], MaxAttempts: 3 }];
const work = { ...invoke, Parameters: { FunctionName: worker }, Retry: retry };

function findingsOf(states: object, substitutions: readonly string[] = ["Worker"]) {
  const definition = JSON.stringify({ StartAt: "Work", States: states });
  return flowFindings({ definition, substitutions });
}

test("a sound flow has no findings", () => {
  expect(findingsOf({ Work: work })).toEqual([]);
});

test("a task without a retry is found, a nested flow needs none", () => {
  expect(findingsOf({ Work: { ...work, Retry: undefined } })).toEqual(['"Work" has no Retry']);
  const nested = {
    Type: "Task",
    Resource: "arn:aws:states:::states:startExecution.sync:2",
    Parameters: { StateMachineArn: worker },
    End: true,
  };
  expect(findingsOf({ Work: nested })).toEqual([]);
});

test("a state name used again in a branch is found", () => {
  const parallel = {
    Type: "Parallel",
    Branches: [{ StartAt: "Work", States: { Work: work } }],
    End: true,
  };
  expect(findingsOf({ Work: parallel })).toEqual([
    "DUPLICATE_STATE_NAMES: A state with this name already exists: Work",
  ]);
});

test("a substitution that is missing or of no use is found", () => {
  expect(findingsOf({ Work: work }, ["Helper"])).toEqual([
    `${worker} is used but not given`,
    "Helper is given but not used",
  ]);
});

test("a transition to nowhere is found", () => {
  const [finding] = findingsOf({ Work: { ...work, End: undefined, Next: "Nowhere" } });
  expect(finding).toContain("Nowhere");
});

test("what the laptop does not run is found", () => {
  const assigning = { Type: "Pass", Assign: { a: 1 }, End: true };
  expect(findingsOf({ Work: assigning }, [])).toEqual([
    '"Work" has Assign, which the laptop does not run',
  ]);
  const jsonata = { Type: "Pass", QueryLanguage: "JSONata", End: true };
  expect(findingsOf({ Work: jsonata }, []).join()).toContain("JSONata");
});
