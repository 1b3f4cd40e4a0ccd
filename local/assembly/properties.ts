import * as z from "zod";

/** The properties that run here. A property that is in no list is refused, because it would be lost silently. */
const inert = z.unknown().optional();
const number = z.coerce.number();
const queueArn = z.string().includes(":sqs:", "only a queue can stand here");
const queueOrFunctionArn = z.string().regex(/:(sqs|lambda):/, "only a queue or a function");
const flag = z.union([z.boolean(), z.stringbool()]);

const KeySchema = z.array(
  z.strictObject({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }),
);

export const GlobalTable = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  KeySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: z.string(),
        KeySchema,
        Projection: z.strictObject({
          ProjectionType: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
  BillingMode: z.literal("PAY_PER_REQUEST"),
  TimeToLiveSpecification: inert,
  Replicas: z.array(z.unknown()).max(1),
  SSESpecification: inert,
  WarmThroughput: inert,
});

export const Queue = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: number.default(30),
  MessageRetentionPeriod: number.default(345_600),
  ReceiveMessageWaitTimeSeconds: number.default(0),
  DelaySeconds: number.default(0),
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: number })
    .optional(),
  RedriveAllowPolicy: inert,
  SqsManagedSseEnabled: inert,
  KmsMasterKeyId: inert,
  KmsDataKeyReusePeriodSeconds: inert,
  Tags: inert,
});

export const Bucket = z.strictObject({
  BucketName: z.string().optional(),
  AccessControl: inert,
  BucketEncryption: inert,
  CorsConfiguration: inert,
  LifecycleConfiguration: inert,
  LoggingConfiguration: inert,
  NotificationConfiguration: z
    .strictObject({
      EventBridgeConfiguration: z
        .strictObject({ EventBridgeEnabled: flag.default(true) })
        .optional(),
    })
    .default({}),
  OwnershipControls: inert,
  PublicAccessBlockConfiguration: inert,
  VersioningConfiguration: inert,
  Tags: inert,
});

export const EventBus = z.strictObject({
  Name: z.string(),
  Description: inert,
  KmsKeyIdentifier: inert,
  DeadLetterConfig: inert,
  LogConfig: inert,
  Policy: inert,
  Tags: inert,
});

export const Rule = z.strictObject({
  Name: z.string().optional(),
  Description: inert,
  EventBusName: z.string().default("default"),
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  RoleArn: inert,
  Tags: inert,
  Targets: z
    .array(
      z.strictObject({
        Id: z.string(),
        Arn: queueOrFunctionArn,
        RoleArn: inert,
        Input: z.string().optional(),
        InputPath: z.string().optional(),
        InputTransformer: z
          .strictObject({
            InputPathsMap: z.record(z.string(), z.string()).default({}),
            InputTemplate: z.string(),
          })
          .optional(),
        DeadLetterConfig: z.strictObject({ Arn: queueArn }).optional(),
        RetryPolicy: inert,
      }),
    )
    .default([]),
});

export const Schedule = z.strictObject({
  Name: z.string().optional(),
  GroupName: inert,
  Description: inert,
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  FlexibleTimeWindow: inert,
  KmsKeyArn: inert,
  Target: z.strictObject({
    Arn: queueOrFunctionArn,
    RoleArn: inert,
    Input: z.string().default("{}"),
    SqsParameters: z.strictObject({}).optional(),
    DeadLetterConfig: inert,
    RetryPolicy: inert,
  }),
});

export const StateMachine = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal("STANDARD").default("STANDARD"),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
  RoleArn: inert,
  LoggingConfiguration: inert,
  TracingConfiguration: inert,
  EncryptionConfiguration: inert,
  Tags: inert,
});

export const LambdaFunction = z.strictObject({
  FunctionName: z.string().optional(),
  Description: inert,
  Code: z.strictObject({ S3Bucket: inert, S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith("nodejs"),
  PackageType: z.literal("Zip").optional(),
  Timeout: number.default(3),
  MemorySize: number.default(128),
  Environment: z
    .strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
    .default({ Variables: {} }),
  ReservedConcurrentExecutions: number.optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: queueArn }).optional(),
  Architectures: inert,
  EphemeralStorage: inert,
  KmsKeyArn: inert,
  Layers: inert,
  LoggingConfig: inert,
  RecursiveLoop: inert,
  Role: inert,
  RuntimeManagementConfig: inert,
  SnapStart: inert,
  Tags: inert,
  TracingConfig: inert,
});

export const EventSourceMapping = z.strictObject({
  EventSourceArn: queueArn,
  FunctionName: z.string(),
  BatchSize: number.default(10),
  MaximumBatchingWindowInSeconds: number.default(0),
  FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: number.optional() }).default({}),
  Enabled: flag.default(true),
  MetricsConfig: inert,
  Tags: inert,
});

const Destination = z.strictObject({ Destination: queueArn });

export const EventInvokeConfig = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal("$LATEST").default("$LATEST"),
  MaximumRetryAttempts: number.default(2),
  MaximumEventAgeInSeconds: number.default(21_600),
  DestinationConfig: z.strictObject({ OnFailure: Destination.optional() }).default({}),
});

export const Api = z.strictObject({
  Name: inert,
  Description: inert,
  ProtocolType: z.literal("HTTP"),
  DisableExecuteApiEndpoint: inert,
  Tags: inert,
  CorsConfiguration: z
    .strictObject({
      AllowCredentials: flag.default(false),
      AllowHeaders: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowOrigins: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: number.optional(),
    })
    .optional(),
});

export const Integration = z.strictObject({
  ApiId: z.string(),
  Description: inert,
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationMethod: inert,
  ConnectionType: inert,
  CredentialsArn: inert,
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
  TimeoutInMillis: number.default(30_000),
});

export const Route = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith("integrations/"),
  AuthorizationType: z.enum(["NONE", "JWT"]).default("NONE"),
  AuthorizationScopes: inert,
  AuthorizerId: inert,
  OperationName: inert,
});

export const ApiStage = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal("$default"),
  AutoDeploy: inert,
  AccessLogSettings: inert,
  DefaultRouteSettings: inert,
  DeploymentId: inert,
  Description: inert,
  RouteSettings: inert,
  Tags: inert,
});

export const Authorizer = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal("JWT"),
  Name: inert,
  IdentitySource: inert,
  JwtConfiguration: inert,
});

export const Secret = z.strictObject({
  Name: z.string().optional(),
  Description: inert,
  KmsKeyId: inert,
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      GenerateStringKey: z.string().optional(),
      SecretStringTemplate: z.string().default("{}"),
    })
    .optional(),
  Tags: inert,
});

export const ReceiptRuleSet = z.strictObject({ RuleSetName: z.string().optional(), Tags: inert });

export const ReceiptRule = z.strictObject({
  RuleSetName: z.string(),
  After: inert,
  Rule: z.strictObject({
    Name: z.string().optional(),
    Enabled: flag.default(false),
    Recipients: z.array(z.string()).default([]),
    ScanEnabled: inert,
    TlsPolicy: inert,
    Actions: z
      .array(
        z.strictObject({
          S3Action: z.strictObject({
            BucketName: z.string(),
            ObjectKeyPrefix: z.string().default(""),
            IamRoleArn: inert,
            KmsKeyArn: inert,
          }),
        }),
      )
      .length(1, "a mail is written to one bucket here"),
  }),
});

export const ConfigurationSet = z.strictObject({
  Name: z.string().optional(),
  DeliveryOptions: inert,
  ReputationOptions: inert,
  SendingOptions: inert,
  SuppressionOptions: z
    .strictObject({ SuppressedReasons: z.array(z.string()).default([]) })
    .default({ SuppressedReasons: [] }),
  TrackingOptions: inert,
  VdmOptions: inert,
  Tags: inert,
});

export const ConfigurationSetEventDestination = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: flag.default(false),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string() }),
  }),
});

export const Tenant = z.strictObject({
  TenantName: z.string(),
  ResourceAssociations: z.array(z.strictObject({ ResourceArn: z.string() })).default([]),
  ReputationEntity: inert,
  Tags: inert,
});
