import type { Resource, Stack } from "./cloud-assembly.ts";
import { evaluate, NO_VALUE, type Scope } from "./intrinsics.ts";
import {
  ACCOUNT,
  type Addresses,
  arn,
  type Naming,
  namings,
  physicalName,
  REGION,
} from "./resource-names.ts";

export type References = {
  /** The value with every intrinsic function replaced by what it gives on this machine. */
  readonly resolve: (stack: Stack, value: unknown) => unknown;
  readonly nameOf: (stack: Stack, logicalId: string) => string;
  readonly isCreated: (stack: Stack, resource: Resource) => boolean;
};

export function createReferences(stacks: readonly Stack[], addresses: Addresses): References {
  const scopes = new Map(stacks.map((stack) => [stack.name, scopeOf(stack)]));

  function scopeIn(stack: Stack): Scope {
    const scope = scopes.get(stack.name);
    if (!scope) throw new Error(`No stack is called ${stack.name}`);
    return scope;
  }

  function scopeOf(stack: Stack): Scope {
    return {
      ref: (name) => pseudoParameter(name, stack) ?? refTo(stack, name),
      attribute: (logicalId, attribute) => attributeOf(stack, logicalId, attribute),
      importValue: (name) => exported(name),
      stackOutput: (stackName, outputName) => {
        const other = stacks.find(({ name }) => name === stackName);
        const output = other?.template.Outputs[outputName];
        if (!other || !output) throw new Error(`No stack gives ${stackName}.${outputName}`);
        return resolve(other, output.Value);
      },
      mapping: (map, key, name) => {
        const value = stack.template.Mappings[map]?.[key]?.[name];
        if (value === undefined) throw new Error(`No mapping ${map}.${key}.${name}`);
        return value;
      },
      condition: (name) => resolve(stack, stack.template.Conditions[name]) === true,
    };
  }

  function resolve(stack: Stack, value: unknown): unknown {
    return withLocalApi(evaluate(value, scopeIn(stack)), addresses.api);
  }

  function resourceIn(stack: Stack, logicalId: string): Resource {
    const resource = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`${stack.name} has no resource or parameter ${logicalId}`);
    return resource;
  }

  function nameOf(stack: Stack, logicalId: string): string {
    const { Type, Properties } = resourceIn(stack, logicalId);
    const { nameProperty, maximumLength = 64 } = namings[Type] ?? {};
    const given = nameProperty === undefined ? undefined : Properties[nameProperty];
    if (given !== undefined) return String(resolve(stack, given));
    const name = physicalName(stack.name, logicalId, maximumLength);
    return Type === "AWS::S3::Bucket" ? name.toLowerCase() : name;
  }

  function refTo(stack: Stack, logicalId: string): unknown {
    const parameter = stack.template.Parameters[logicalId];
    if (parameter) return parameter.Default;
    return namingOf(stack, logicalId).ref(nameOf(stack, logicalId), addresses);
  }

  function attributeOf(stack: Stack, logicalId: string, attribute: string): string {
    const value = namingOf(stack, logicalId).attributes[attribute];
    if (value) return value(nameOf(stack, logicalId), addresses);
    const { Type } = resourceIn(stack, logicalId);
    if (namings[Type]) throw new Error(`${Type} ${logicalId} has no attribute ${attribute} here`);
    return `${nameOf(stack, logicalId)}.${attribute}`;
  }

  function namingOf(stack: Stack, logicalId: string): Naming {
    const { Type } = resourceIn(stack, logicalId);
    return namings[Type] ?? inertNaming(Type);
  }

  function exported(exportName: string): unknown {
    for (const stack of stacks) {
      for (const { Value, Export } of Object.values(stack.template.Outputs)) {
        if (Export && resolve(stack, Export.Name) === exportName) return resolve(stack, Value);
      }
    }
    throw new Error(`No stack exports ${exportName}`);
  }

  return {
    resolve,
    nameOf,
    isCreated: (stack, { Condition }) =>
      Condition === undefined || scopeIn(stack).condition(Condition),
  };
}

function pseudoParameter(name: string, stack: Stack): unknown {
  switch (name) {
    case "AWS::AccountId":
      return ACCOUNT;
    case "AWS::Region":
      return REGION;
    case "AWS::Partition":
      return "aws";
    case "AWS::URLSuffix":
      return "amazonaws.com";
    case "AWS::StackName":
      return stack.name;
    case "AWS::StackId":
      return arn("cloudformation", `stack/${stack.name}/local`);
    case "AWS::NoValue":
      return NO_VALUE;
    default:
      return undefined;
  }
}

/** What does nothing here still has an id and an ARN that others may mention. */
function inertNaming(type: string): Naming {
  const service = type.split("::")[1]?.toLowerCase() ?? "custom";
  return {
    maximumLength: 64,
    ref: (name) => name,
    attributes: { Arn: (name) => arn(service, name) },
  };
}

/** CDK joins an API's address from its id, region and URL suffix, so it is known only as text. */
function withLocalApi(value: unknown, api: string): unknown {
  if (typeof value === "string") return value.replaceAll(DEPLOYED_API, api);
  if (Array.isArray(value)) return value.map((item) => withLocalApi(item, api));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withLocalApi(item, api)]),
  );
}

const DEPLOYED_API = /https:\/\/[\w-]+\.execute-api\.[\w-]+\.amazonaws\.com/g;
