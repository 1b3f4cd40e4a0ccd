import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

/** State lives apart from code: this stack changes rarely and is kept in prod. */
export class DataStack extends Stack {
  /** One partition per lead: lead, contacts, facts, growth, campaign. */
  readonly leads: TableV2;
  /** Jobs, rows, agent executions, tool calls, agent context. */
  readonly operations: TableV2;
  /** Settings and people's choices. */
  readonly directory: TableV2;
  /** Caches, breakers, limits, budgets: disposable. */
  readonly guard: TableV2;
  readonly files: Bucket;
  /** Keys of outside services, as one JSON object; every name is optional. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, stage: StageSettings, props?: StackProps) {
    super(scope, id, props);
    this.leads = this.table("Leads", stage.isRetained, true);
    this.operations = this.table("Operations", stage.isRetained, true);
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
    this.secret = new Secret(this, "Keys", {
      description: "Keys of outside services for the AI sales department (see docs/deploy.md)",
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
