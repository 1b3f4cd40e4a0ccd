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
  expect(tables).toHaveLength(4);
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
    expect(kept).toHaveLength(3);
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

  test("nothing empties the bucket", () => {
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
  expect(dev.all("Custom::S3AutoDeleteObjects", z.unknown())).toHaveLength(1);
});

test("the bucket is private, encrypted, and refuses plain HTTP", () => {
  const [bucket] = departments.prod.all("AWS::S3::Bucket", z.looseObject({}));
  expect(bucket?.properties).toMatchObject({
    BucketEncryption: {},
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  const [policy] = departments.prod.all("AWS::S3::BucketPolicy", z.looseObject({}));
  expect(JSON.stringify(policy?.properties)).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
});

test("no file of a job, and none that never became one, stays for ever", () => {
  const [bucket] = departments.prod.all("AWS::S3::Bucket", z.looseObject({}));
  const expiring = [uploadKey("job-1"), enrichedKey("job-1"), storedKey("upload-1")].map((key) => ({
    Prefix: key.slice(0, key.indexOf("/") + 1),
    ExpirationInDays: 365,
    Status: "Enabled",
  }));
  expect(bucket?.properties).toMatchObject({
    LifecycleConfiguration: { Rules: expect.arrayContaining(expiring) },
  });
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
