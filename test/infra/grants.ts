import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import type { DeployedDepartment } from "./deployed-department.ts";

export type Grant = {
  /** The function's name, else the id of the role. */
  readonly who: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/** What the policies of a department allow, each with whom. */
export function grantsOf(department: DeployedDepartment): readonly Grant[] {
  const nameOfRole = new Map(
    functionsOf(department).map(({ name, properties }) => [
      properties.Role.replace(/\.Arn$/, ""),
      name,
    ]),
  );
  return department.all("AWS::IAM::Policy", Policy).flatMap(({ properties }) =>
    properties.Roles.flatMap((role) =>
      properties.PolicyDocument.Statement.map(({ Action, Resource }) => ({
        who: nameOfRole.get(role) ?? role,
        actions: Action,
        resources: Resource,
      })),
    ),
  );
}

export function touches(resource: RegExp): (grant: Grant) => boolean {
  return ({ resources }) => resources.some((each) => resource.test(each));
}

export function does(action: RegExp): (grant: Grant) => boolean {
  return ({ actions }) => actions.some((each) => action.test(each));
}

/** Whom the grants that meet every condition are given to. */
export function whoMay(
  grants: readonly Grant[],
  ...conditions: readonly ((grant: Grant) => boolean)[]
): readonly string[] {
  const meant = grants.filter((grant) => conditions.every((isMet) => isMet(grant)));
  return [...new Set(meant.map(({ who }) => who))].toSorted();
}

const OneOrMore = z.union([z.string().transform((only) => [only]), z.array(z.string())]);
const Policy = z.object({
  Roles: z.array(z.string()),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({ Effect: z.literal("Allow"), Action: OneOrMore, Resource: OneOrMore }),
    ),
  }),
});
