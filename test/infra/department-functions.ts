import * as z from "zod";
import type { DeployedDepartment, Resource } from "./deployed-department.ts";

export type DepartmentFunction = Resource<z.infer<typeof Ours>> & { readonly name: string };

/** The department's own functions, without those CDK brings along for resources of its own. */
export function functionsOf({ all }: DeployedDepartment): readonly DepartmentFunction[] {
  return all("AWS::Lambda::Function", Ours.or(Foreign)).flatMap((found) =>
    "Environment" in found.properties
      ? [
          {
            ...found,
            properties: found.properties,
            name: found.properties.Environment.Variables.FUNCTION,
          },
        ]
      : [],
  );
}

const Ours = z.object({
  Role: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.number(),
  MemorySize: z.number(),
  TracingConfig: z.object({ Mode: z.string() }),
  LoggingConfig: z.object({ LogFormat: z.string(), LogGroup: z.string() }),
  DeadLetterConfig: z.object({ TargetArn: z.string() }),
  Environment: z.object({
    Variables: z.looseObject({ FUNCTION: z.string() }),
  }),
});
const Foreign = z.object({ Role: z.string() });
