import { createHash } from "node:crypto";

export const ACCOUNT = "000000000000";
export const REGION = "us-east-1";

/** How one resource type is named, and what Ref and Fn::GetAtt give for it. */
export type Naming = {
  readonly nameProperty?: string;
  readonly maximumLength: number;
  readonly ref: (name: string, addresses: Addresses) => string;
  readonly attributes: Readonly<Record<string, (name: string, addresses: Addresses) => string>>;
};

/** Where this run of the emulators listens. Ports change from run to run, so none may be stored. */
export type Addresses = { readonly aws: string; readonly api: string };

export const namings: Readonly<Record<string, Naming>> = {
  "AWS::DynamoDB::GlobalTable": named("TableName", 255, (name) => arn("dynamodb", `table/${name}`)),
  "AWS::SQS::Queue": {
    nameProperty: "QueueName",
    maximumLength: 80,
    ref: queueUrl,
    attributes: {
      Arn: (name) => arn("sqs", name),
      QueueName: (name) => name,
      QueueUrl: queueUrl,
    },
  },
  "AWS::S3::Bucket": named("BucketName", 63, (name) => `arn:aws:s3:::${name}`),
  "AWS::Events::EventBus": {
    ...named("Name", 256, (name) => arn("events", `event-bus/${name}`)),
    attributes: {
      Arn: (name) => arn("events", `event-bus/${name}`),
      Name: (name) => name,
    },
  },
  "AWS::Events::Rule": named("Name", 64, (name) => arn("events", `rule/${name}`)),
  "AWS::Scheduler::Schedule": named("Name", 64, (name) => arn("scheduler", `schedule/${name}`)),
  "AWS::StepFunctions::StateMachine": {
    nameProperty: "StateMachineName",
    maximumLength: 80,
    ref: (name) => arn("states", `stateMachine:${name}`),
    attributes: {
      Arn: (name) => arn("states", `stateMachine:${name}`),
      Name: (name) => name,
    },
  },
  "AWS::Lambda::Function": named("FunctionName", 64, (name) => arn("lambda", `function:${name}`)),
  "AWS::ApiGatewayV2::Api": {
    maximumLength: 64,
    ref: (name) => name,
    attributes: { ApiId: (name) => name, ApiEndpoint: (_, { api }) => api },
  },
  "AWS::SES::ReceiptRuleSet": named("RuleSetName", 64, (name) =>
    arn("ses", `receipt-rule-set/${name}`),
  ),
  "AWS::SES::ConfigurationSet": named("Name", 64, (name) =>
    arn("ses", `configuration-set/${name}`),
  ),
  "AWS::SES::EmailIdentity": named("EmailIdentity", 320, (name) => arn("ses", `identity/${name}`)),
  "AWS::SES::Tenant": named("TenantName", 64, (name) => arn("ses", `tenant/${name}`)),
  "AWS::SecretsManager::Secret": {
    nameProperty: "Name",
    maximumLength: 512,
    ref: secretArn,
    attributes: { Id: secretArn },
  },
};

/** The same in every run, so that data outlives a restart and a changed template. */
export function physicalName(stackName: string, logicalId: string, maximumLength: number): string {
  const whole = `${stackName}-${logicalId}`;
  if (whole.length <= maximumLength) return whole;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${whole.slice(0, maximumLength - 9)}-${digest}`;
}

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** The last part of a name, ARN, or queue URL. */
export function nameIn(nameOrArnOrUrl: string): string {
  return nameOrArnOrUrl.split(/[:/]/).at(-1) ?? nameOrArnOrUrl;
}

function named(
  nameProperty: string,
  maximumLength: number,
  toArn: (name: string) => string,
): Naming {
  return { nameProperty, maximumLength, ref: (name) => name, attributes: { Arn: toArn } };
}

function queueUrl(name: string, { aws }: Addresses): string {
  return `${aws}/${ACCOUNT}/${name}`;
}

function secretArn(name: string): string {
  return arn("secretsmanager", `secret:${name}-000000`);
}
