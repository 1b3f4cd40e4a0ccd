/** What a Task state asks for, read from its Resource. */
export type TaskResource = {
  readonly integration: "function" | "lambda" | "sqs" | "events" | "execution";
  readonly pattern: "request" | "sync" | "token";
  /** How the history of AWS names it, such as lambda and invoke.waitForTaskToken. */
  readonly resourceType: string;
  readonly resource: string;
};

const SERVICE = /^arn:aws[a-z-]*:states:::([a-z]+):([\w.:]+)$/;
const FUNCTION = /^arn:aws[a-z-]*:lambda:[\w-]*:\d*:function:.+$/;

const INTEGRATIONS: Record<string, Pick<TaskResource, "integration" | "pattern">> = {
  "lambda:invoke": { integration: "lambda", pattern: "request" },
  "lambda:invoke.waitForTaskToken": { integration: "lambda", pattern: "token" },
  "sqs:sendMessage": { integration: "sqs", pattern: "request" },
  "sqs:sendMessage.waitForTaskToken": { integration: "sqs", pattern: "token" },
  "events:putEvents": { integration: "events", pattern: "request" },
  "states:startExecution": { integration: "execution", pattern: "request" },
  "states:startExecution.sync:2": { integration: "execution", pattern: "sync" },
};

const PARAMETERS: Record<TaskResource["integration"], readonly string[] | "any"> = {
  function: "any",
  lambda: ["FunctionName", "Payload"],
  sqs: ["QueueUrl", "MessageBody"],
  events: ["Entries"],
  execution: ["StateMachineArn", "Input", "Name"],
};

export function readTaskResource(arn: string): TaskResource | undefined {
  if (FUNCTION.test(arn)) {
    return { integration: "function", pattern: "request", resourceType: "lambda", resource: arn };
  }
  const [, resourceType = "", resource = ""] = SERVICE.exec(arn) ?? [];
  const known = INTEGRATIONS[`${resourceType}:${resource}`];
  return known && { ...known, resourceType, resource };
}

/** The parameters that this service would drop, which would work here and mean something else on AWS. */
export function unsupportedParameters(
  { integration }: TaskResource,
  parameters: unknown,
): readonly string[] {
  const supported = PARAMETERS[integration];
  if (supported === "any" || typeof parameters !== "object" || parameters === null) return [];
  return Object.keys(parameters).filter((name) => !supported.includes(name.replace(/\.\$$/, "")));
}
