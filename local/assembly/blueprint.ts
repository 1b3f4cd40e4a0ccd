import * as z from "zod";
import type { Stack } from "./cloud-assembly.ts";
import { isInert } from "./inert-types.ts";
import { missingTargets } from "./missing-targets.ts";
import * as properties from "./properties.ts";
import { createReferences } from "./references.ts";
import { type Addresses, namings } from "./resource-names.ts";

/** One resource of the template with its name on this machine and its properties resolved. */
type Planned<Properties> = {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Properties;
};

type PlannedAs<Schema extends z.ZodType> = Planned<z.infer<Schema>>;

export type PlannedTable = PlannedAs<typeof properties.GlobalTable>;
export type PlannedBucket = PlannedAs<typeof properties.Bucket>;
export type PlannedQueue = PlannedAs<typeof properties.Queue>;
export type PlannedRule = PlannedAs<typeof properties.Rule>;
export type PlannedSchedule = PlannedAs<typeof properties.Schedule>;
export type PlannedFunction = PlannedAs<typeof properties.LambdaFunction>;
export type PlannedEventSource = PlannedAs<typeof properties.EventSourceMapping>;
export type PlannedEventInvoke = PlannedAs<typeof properties.EventInvokeConfig>;
export type PlannedApi = PlannedAs<typeof properties.Api>;
export type PlannedIntegration = PlannedAs<typeof properties.Integration>;
export type PlannedReceiptRule = PlannedAs<typeof properties.ReceiptRule>;
export type PlannedEventDestination = PlannedAs<typeof properties.ConfigurationSetEventDestination>;
export type PlannedConfigurationSet = PlannedAs<typeof properties.ConfigurationSet>;
export type PlannedTenant = PlannedAs<typeof properties.Tenant>;
export type PlannedSecret = PlannedAs<typeof properties.Secret>;

export type Blueprint = ReturnType<typeof readBlueprint>;

/** Everything the stacks describe. Throws TemplateNotSupported for what would be lost on this machine. */
export function readBlueprint(stacks: readonly Stack[], addresses: Addresses) {
  const references = createReferences(stacks, addresses);
  const resources = stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([logicalId, resource]) => {
        if (isInert(resource.Type) || isCustomResourceProvider(stack, logicalId)) return false;
        return references.isCreated(stack, resource);
      })
      .map(([logicalId, resource]) => ({ stack, logicalId, resource })),
  );
  const problems: string[] = [];
  const known = new Set<string>();

  function planned<Schema extends z.ZodType>(type: string, schema: Schema): PlannedAs<Schema>[] {
    known.add(type);
    return resources
      .filter(({ resource }) => resource.Type === type)
      .flatMap(({ stack, logicalId, resource }) => {
        try {
          const name = references.nameOf(stack, logicalId);
          const arn = namings[type]?.attributes["Arn"]?.(name, addresses) ?? name;
          const resolved = references.resolve(stack, resource.Properties);
          return [{ stack, logicalId, name, arn, properties: schema.parse(resolved) }];
        } catch (error) {
          problems.push(`${type} ${logicalId} in ${stack.name}: ${reasonOf(error)}`);
          return [];
        }
      });
  }

  const blueprint = {
    tables: planned("AWS::DynamoDB::GlobalTable", properties.GlobalTable),
    queues: planned("AWS::SQS::Queue", properties.Queue),
    buckets: planned("AWS::S3::Bucket", properties.Bucket),
    eventBuses: planned("AWS::Events::EventBus", properties.EventBus),
    rules: planned("AWS::Events::Rule", properties.Rule),
    schedules: planned("AWS::Scheduler::Schedule", properties.Schedule),
    stateMachines: planned("AWS::StepFunctions::StateMachine", properties.StateMachine),
    functions: planned("AWS::Lambda::Function", properties.LambdaFunction),
    eventSources: planned("AWS::Lambda::EventSourceMapping", properties.EventSourceMapping),
    eventInvokes: planned("AWS::Lambda::EventInvokeConfig", properties.EventInvokeConfig),
    apis: planned("AWS::ApiGatewayV2::Api", properties.Api),
    integrations: planned("AWS::ApiGatewayV2::Integration", properties.Integration),
    routes: planned("AWS::ApiGatewayV2::Route", properties.Route),
    apiStages: planned("AWS::ApiGatewayV2::Stage", properties.ApiStage),
    authorizers: planned("AWS::ApiGatewayV2::Authorizer", properties.Authorizer),
    secrets: planned("AWS::SecretsManager::Secret", properties.Secret),
    receiptRuleSets: planned("AWS::SES::ReceiptRuleSet", properties.ReceiptRuleSet),
    receiptRules: planned("AWS::SES::ReceiptRule", properties.ReceiptRule),
    configurationSets: planned("AWS::SES::ConfigurationSet", properties.ConfigurationSet),
    tenants: planned("AWS::SES::Tenant", properties.Tenant),
    mailEvents: planned(
      "AWS::SES::ConfigurationSetEventDestination",
      properties.ConfigurationSetEventDestination,
    ),
    outputs: (name: string): string | undefined => {
      const stack = stacks.find(({ template }) => name in template.Outputs);
      return stack && String(references.resolve(stack, stack.template.Outputs[name]?.Value));
    },
  };

  for (const { stack, logicalId, resource } of resources) {
    if (known.has(resource.Type)) continue;
    problems.push(`${resource.Type} ${logicalId} in ${stack.name}: this type does not run here`);
  }
  problems.push(...missingTargets(blueprint));
  if (problems.length > 0) throw new TemplateNotSupported(problems);
  return blueprint;
}

/** The template describes something that would silently do nothing here. */
class TemplateNotSupported extends Error {
  override readonly name = "TemplateNotSupported";

  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The template has what cannot run here:\n${problems.join("\n")}`);
    this.problems = problems;
  }
}

function isCustomResourceProvider({ template }: Stack, logicalId: string): boolean {
  return Object.values(template.Resources).some(
    ({ Type, Properties }) =>
      isInert(Type) && JSON.stringify(Properties["ServiceToken"] ?? "").includes(`"${logicalId}"`),
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues
      .map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "))
      .join("; ");
  }
  return error instanceof Error ? error.message : String(error);
}
