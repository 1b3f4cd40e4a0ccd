import { describe, expect, test } from "vitest";
import * as z from "zod";
import { enrichedKey, storedKey, uploadKey } from "#shared/domain/jobs/job-files.ts";
import { tableShape } from "../support/embedded-dynamo.ts";
import { deployedDepartment } from "./deployed-department.ts";

const departments = {
  dev: await deployedDepartment("dev"),
  prod: await deployedDepartment("prod"),
};

const Table = z.looseObject({
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
  SSESpecification: z.object({ SSEEnabled: z.boolean() }),
  Replicas: z.array(
    z.object({
      DeletionProtectionEnabled: z.boolean(),
      PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
    }),
  ),
});

function tablesOf(stage: "dev" | "prod") {
  return departments[stage].all("AWS::DynamoDB::GlobalTable", Table).map((table) => ({
    ...table,
    isDisposable: table.id.includes("Guard"),
    replica: table.properties.Replicas[0],
  }));
}

test("the deployed tables have the shape the tests' tables have", () => {
  const tables = tablesOf("prod");
  expect(tables).toHaveLength(5);
  for (const { properties } of tables) {
    expect(properties).toMatchObject(tableShape);
    expect(properties.TimeToLiveSpecification).toEqual({
      AttributeName: "expiresAt",
      Enabled: true,
    });
    expect(properties.SSESpecification.SSEEnabled).toBe(true);
  }
});

describe("in prod", () => {
  test("tables outlive their stack and can be taken back to any second", () => {
    for (const { id, isDisposable, deletionPolicy, replica } of tablesOf("prod")) {
      expect(deletionPolicy, id).toBe(isDisposable ? "Delete" : "Retain");
      expect(replica?.DeletionProtectionEnabled, id).toBe(!isDisposable);
      expect(replica?.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, id).toBe(
        !isDisposable,
      );
    }
  });

  test("files, keys and people outlive their stack", () => {
    const kept = departments.prod.resources.filter(({ type }) => isState(type));
    expect(kept).toHaveLength(4);
    for (const { id, deletionPolicy } of kept) expect(deletionPolicy, id).toBe("Retain");
  });

  test("the stacks that hold state cannot be deleted by accident", () => {
    const protectedStacks = departments.prod.stacks.filter(({ isProtected }) => isProtected);
    expect(protectedStacks.map(({ name }) => name)).toEqual(["prod-Data", "prod-Api"]);
    const [people] = departments.prod.all(
      "AWS::Cognito::UserPool",
      z.object({ DeletionProtection: z.string() }),
    );
    expect(people?.properties.DeletionProtection).toBe("ACTIVE");
  });

  test("nothing empties a bucket", () => {
    expect(departments.prod.all("Custom::S3AutoDeleteObjects", z.unknown())).toEqual([]);
  });
});

test("dev leaves nothing behind when it is deleted", () => {
  const { dev } = departments;
  expect(dev.resources.filter(({ deletionPolicy }) => deletionPolicy === "Retain")).toEqual([]);
  expect(dev.stacks.filter(({ isProtected }) => isProtected)).toEqual([]);
  expect(tablesOf("dev").map(({ replica }) => replica?.DeletionProtectionEnabled)).toEqual(
    tablesOf("dev").map(() => false),
  );
  const emptied = dev.all("Custom::S3AutoDeleteObjects", z.object({ BucketName: z.string() }));
  expect(emptied.map(({ properties }) => properties.BucketName)).toEqual(
    dev.all("AWS::S3::Bucket", z.unknown()).map(({ id }) => id),
  );
});

const bucketNames = ["Files", "Mail"] as const;

test("there are two buckets", () => {
  const found = departments.prod.all("AWS::S3::Bucket", z.unknown()).map(({ id }) => id);
  expect(found).toEqual(bucketNames.map((name) => bucketNamed(name).id));
});

function bucketNamed(name: (typeof bucketNames)[number]) {
  const buckets = departments.prod.all("AWS::S3::Bucket", z.looseObject({}));
  const found = buckets.find(({ id }) => id.startsWith(`prod-Data/${name}`));
  if (!found) throw new Error(`There is no bucket ${name}`);
  return found;
}

test.each(bucketNames)("the bucket %s is private, encrypted, and refuses plain HTTP", (name) => {
  const bucket = bucketNamed(name);
  expect(bucket.properties).toMatchObject({
    BucketEncryption: {},
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  expect(policyOf(bucket.id)).toContainEqual({
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Resource: [`${bucket.id}.Arn`, `${bucket.id}.Arn/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

const Statements = z.array(z.looseObject({ Effect: z.string() }));
const BucketPolicy = z.object({
  Bucket: z.string(),
  PolicyDocument: z.object({ Statement: Statements }),
});

function policyOf(bucket: string): z.infer<typeof Statements> {
  const policies = departments.prod.all("AWS::S3::BucketPolicy", BucketPolicy);
  return policies
    .filter(({ properties }) => properties.Bucket === bucket)
    .flatMap(({ properties }) => properties.PolicyDocument.Statement);
}

test("from outside only SES of this account puts something into a bucket, and only incoming mail", () => {
  const allowed = bucketNames.flatMap((name) =>
    policyOf(bucketNamed(name).id).filter(({ Effect }) => Effect !== "Deny"),
  );
  expect(allowed).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "ses.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucketNamed("Mail").id}.Arn/inbound/*`,
      Condition: { StringEquals: { "aws:SourceAccount": "{AWS::AccountId}" } },
    },
  ]);
});

test.each(bucketNames)("the bucket %s says what is put into it", (name) => {
  expect(bucketNamed(name).properties).toMatchObject({
    NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
  });
});

test("no file of a job, and none that never became one, stays for ever", () => {
  const keys = [uploadKey("job-1"), enrichedKey("job-1"), storedKey("upload-1"), "drops/leads.csv"];
  const expiring = keys.map((key) => ({
    Prefix: key.slice(0, key.indexOf("/") + 1),
    ExpirationInDays: 365,
    Status: "Enabled",
  }));
  expect(bucketNamed("Files").properties).toMatchObject({
    LifecycleConfiguration: { Rules: expect.arrayContaining(expiring) },
  });
});

test("every incoming mail is gone after a quarter of a year", () => {
  expect(bucketNamed("Mail").properties).toMatchObject({
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: 90, Status: "Enabled" }] },
  });
});

test("no web page reads a bucket; a browser may only put a file where it was told to", () => {
  expect(bucketNamed("Files").properties).toMatchObject({
    CorsConfiguration: { CorsRules: [{ AllowedMethods: ["PUT"] }] },
  });
  expect(bucketNamed("Mail").properties).not.toHaveProperty("CorsConfiguration");
});

test("the key that signs links is made by AWS, and nobody has seen it", () => {
  const [secret] = departments.prod.all(
    "AWS::SecretsManager::Secret",
    z.looseObject({
      GenerateSecretString: z.object({ GenerateStringKey: z.string(), PasswordLength: z.number() }),
    }),
  );
  expect(secret?.properties.GenerateSecretString.GenerateStringKey).toBe("LINK_KEY");
  expect(secret?.properties.GenerateSecretString.PasswordLength).toBeGreaterThanOrEqual(32);
  expect(secret?.properties).not.toHaveProperty("SecretString");
});

test.each(["dev", "prod"] as const)("the bill of %s can be told by its tags", (stage) => {
  const Tags = z.object({ Tags: z.array(z.object({ Key: z.string(), Value: z.string() })) });
  const Costly = ["AWS::Lambda::Function", "AWS::SQS::Queue", "AWS::S3::Bucket"];
  for (const { id, type, properties } of departments[stage].resources) {
    if (!Costly.includes(type) || id.includes("CustomResourceProvider")) continue;
    expect(Tags.parse(properties).Tags, id).toEqual(
      expect.arrayContaining([
        { Key: "app", Value: "ai-sales-department" },
        { Key: "stage", Value: stage },
      ]),
    );
  }
});

function isState(type: string): boolean {
  return ["AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::Cognito::UserPool"].includes(
    type,
  );
}
