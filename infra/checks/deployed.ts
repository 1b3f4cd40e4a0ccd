import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import * as z from "zod";
import type { DeployedFlow } from "./flow-findings.ts";

export type DeployedFunction = {
  readonly name: string;
  /** Values that are known only after the deployment have a placeholder. */
  readonly environment: Readonly<Record<string, string>>;
};

/** The functions and flows of one stage, as its templates say. */
export function deployedIn(
  assembly: CloudAssembly,
  stage: string,
): { readonly functions: readonly DeployedFunction[]; readonly flows: readonly DeployedFlow[] } {
  const resources = assembly
    .getNestedAssembly(`assembly-${stage}`)
    .stacks.flatMap(({ template }) => Object.values(Template.parse(template).Resources));
  return {
    functions: resources.flatMap(functionOf),
    flows: resources.flatMap(flowOf),
  };
}

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.unknown().optional() }),
  ),
});
type Resource = z.infer<typeof Template>["Resources"][string];

const FunctionProperties = z.object({
  Environment: z.object({
    Variables: z
      .record(z.string(), z.string().catch("https://known.after.deployment"))
      .and(z.object({ FUNCTION: z.string() })),
  }),
});

/** Functions CDK brings along for its own resources have no FUNCTION variable. */
function functionOf({ Type, Properties }: Resource): readonly DeployedFunction[] {
  if (Type !== "AWS::Lambda::Function") return [];
  const read = FunctionProperties.safeParse(Properties);
  if (!read.success) return [];
  const environment = read.data.Environment.Variables;
  return [{ name: environment.FUNCTION, environment }];
}

const FlowProperties = z.object({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.unknown()).default({}),
});

function flowOf({ Type, Properties }: Resource): readonly DeployedFlow[] {
  if (Type !== "AWS::StepFunctions::StateMachine") return [];
  const { DefinitionString, DefinitionSubstitutions } = FlowProperties.parse(Properties);
  return [{ definition: DefinitionString, substitutions: Object.keys(DefinitionSubstitutions) }];
}
