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
  const files = readdirSync(folder).map((file): unknown =>
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  );
  const deployed = machines.map(({ properties }) => {
    const { TimeoutSeconds: _, ...flow } = Limited.parse(JSON.parse(properties.DefinitionString));
    return flow;
  });
  expect(deployed).toHaveLength(files.length);
  expect(deployed).toEqual(expect.arrayContaining(files));
});

const Limited = z.looseObject({ TimeoutSeconds: z.number().positive() });

test("no flow goes on for ever, and one that calls another waits longer than that may take", () => {
  const limits = new Map(
    machines.map(({ id, properties }) => [
      id.replace(/^.*\/|Machine.*$/g, ""),
      Limited.parse(JSON.parse(properties.DefinitionString)).TimeoutSeconds,
    ]),
  );
  const { GrowthLoop = 0, Marketing = 0, LeadPipeline } = Object.fromEntries(limits);
  expect(limits.size).toBe(machines.length);
  expect(LeadPipeline).toBeGreaterThan(GrowthLoop + Marketing);
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

test("a substitution is something of the same deployment, or a number of seconds", () => {
  const ids = prod.resources.map(({ id }) => id);
  for (const { properties } of machines) {
    for (const [name, target] of Object.entries(properties.DefinitionSubstitutions)) {
      if (name.endsWith("Seconds")) expect(Number(target), name).toBeGreaterThan(0);
      else expect(ids, name).toContain(target.replace(/\.Arn$/, ""));
    }
  }
});

test("a flow that waits for a person waits as long as the stage says, twice, before it ends", () => {
  const { approvalHours } = prod.settings;
  const waiting = machines.filter(({ properties }) =>
    Object.keys(properties.DefinitionSubstitutions).includes("ApprovalSeconds"),
  );
  expect(waiting.map(({ id }) => id)).toEqual([expect.stringContaining("Bdr")]);
  for (const { properties } of waiting) {
    const { ApprovalSeconds } = properties.DefinitionSubstitutions;
    const { TimeoutSeconds } = Limited.parse(JSON.parse(properties.DefinitionString));
    expect(Number(ApprovalSeconds)).toBe(approvalHours * 3600);
    expect(TimeoutSeconds).toBeGreaterThan(2 * approvalHours * 3600);
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
