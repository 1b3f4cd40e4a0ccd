import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
} from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

/** State lives apart from code: this stack changes rarely and is kept in prod. */
export class DataStack extends Stack {
  /** One partition per lead: lead, contacts, facts, growth, campaign. */
  readonly leads: TableV2;
  /** Jobs, rows, agent executions, tool calls, agent context. */
  readonly operations: TableV2;
  /** Conversations, their messages, and the outbox. */
  readonly conversations: TableV2;
  /** Settings and people's choices. */
  readonly directory: TableV2;
  /** Caches, breakers, limits, budgets: disposable. */
  readonly guard: TableV2;
  readonly files: Bucket;
  /** Incoming mail as it came, for a quarter of a year. */
  readonly mail: Bucket;
  /** Keys of outside services, as one JSON object; every name is optional. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, stage: StageSettings, props?: StackProps) {
    super(scope, id, props);
    this.leads = this.table("Leads", stage.isRetained, true);
    this.operations = this.table("Operations", stage.isRetained, true);
    this.conversations = this.table("Conversations", stage.isRetained, true);
    this.directory = this.table("Directory", stage.isRetained, true);
    this.guard = this.table("Guard", false, false);

    const removalPolicy = stage.isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.files = new Bucket(this, "Files", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy,
      autoDeleteObjects: !stage.isRetained,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { prefix: "jobs/", expiration: Duration.days(365) },
        // What was put there and never became a job would stay for ever.
        { prefix: "uploads/", expiration: Duration.days(365) },
        { prefix: "drops/", expiration: Duration.days(365) },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: ["*"],
          allowedHeaders: ["content-type"],
          maxAge: 3000,
        },
      ],
    });
    this.mail = new Bucket(this, "Mail", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy,
      autoDeleteObjects: !stage.isRetained,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    this.mail.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("ses.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [this.mail.arnForObjects("inbound/*")],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    for (const bucket of [this.files, this.mail]) announceObjects(bucket);
    this.secret = new Secret(this, "Keys", {
      description: "Keys of outside services for the AI sales department (see docs/deploy.md)",
      generateSecretString: {
        secretStringTemplate: "{}",
        generateStringKey: "LINK_KEY",
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy,
    });
    new CfnOutput(this, "SecretArn", { value: this.secret.secretArn });
    new CfnOutput(this, "FilesBucket", { value: this.files.bucketName });
  }

  private table(id: string, isRetained: boolean, hasPointInTimeRecovery: boolean): TableV2 {
    return new TableV2(this, id, {
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: "gsi1",
          partitionKey: { name: "gsi1pk", type: AttributeType.STRING },
          sortKey: { name: "gsi1sk", type: AttributeType.STRING },
        },
      ],
      billing: Billing.onDemand(),
      timeToLiveAttribute: "expiresAt",
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: isRetained,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: hasPointInTimeRecovery },
      removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

/** CDK's own switch for this is a custom resource with a function; the property alone does the same. */
function announceObjects(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} is no bucket`);
  resource.notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };
}
