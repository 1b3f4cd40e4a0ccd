import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import type { DeployedDepartment } from "./deployed-department.ts";

/** The function that a route's target, "integrations/<id>", stands for. */
export function calledBy(department: DeployedDepartment, target: string): string | undefined {
  const integrations = department.all(
    "AWS::ApiGatewayV2::Integration",
    z.object({ IntegrationUri: z.string() }),
  );
  const uri = integrations.find(({ id }) => target === `integrations/${id}`)?.properties
    .IntegrationUri;
  return functionsOf(department).find(({ id }) => `${id}.Arn` === uri)?.name;
}
