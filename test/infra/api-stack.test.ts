import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";
import { calledBy } from "./route-targets.ts";

const prod = await deployedDepartment("prod");

const routes = prod.all(
  "AWS::ApiGatewayV2::Route",
  z.object({
    RouteKey: z.string(),
    AuthorizationType: z.string(),
    AuthorizerId: z.string().optional(),
    Target: z.string(),
  }),
);

test("every route wants a token of the company's user pool, but health and what proves itself", () => {
  const open = routes.filter(({ properties }) => properties.AuthorizationType !== "JWT");
  expect(open.map(({ properties }) => properties.RouteKey).toSorted()).toEqual([
    "GET /a/{token}",
    "GET /health",
    "GET /u/{token}",
    "POST /a/{token}",
    "POST /slack/actions",
    "POST /u/{token}",
  ]);

  const [authorizer] = prod.all(
    "AWS::ApiGatewayV2::Authorizer",
    z.object({
      AuthorizerType: z.literal("JWT"),
      JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
    }),
  );
  const [pool] = prod.all("AWS::Cognito::UserPool", z.unknown());
  const [client] = prod.all("AWS::Cognito::UserPoolClient", z.unknown());
  expect(authorizer?.properties.JwtConfiguration.Issuer.endsWith(`/${pool?.id}`)).toBe(true);
  expect(authorizer?.properties.JwtConfiguration.Audience).toEqual([client?.id]);
  for (const { properties } of routes) {
    if (properties.AuthorizationType === "JWT") {
      expect(properties.AuthorizerId).toBe(authorizer?.id);
    }
  }
});

test("nobody signs up on their own, and passwords never go over the wire unproven", () => {
  const [pool] = prod.all(
    "AWS::Cognito::UserPool",
    z.object({
      AdminCreateUserConfig: z.object({ AllowAdminCreateUserOnly: z.boolean() }),
      Policies: z.object({ PasswordPolicy: z.object({ MinimumLength: z.number() }) }),
    }),
  );
  expect(pool?.properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
  expect(pool?.properties.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(12);

  const [client] = prod.all(
    "AWS::Cognito::UserPoolClient",
    z.object({
      ExplicitAuthFlows: z.array(z.string()),
      AllowedOAuthFlows: z.array(z.string()).default([]),
    }),
  );
  expect(client?.properties.ExplicitAuthFlows).not.toContain("ALLOW_USER_PASSWORD_AUTH");
  expect(client?.properties.AllowedOAuthFlows).toEqual([]);
});

test("the groups of the user pool are the roles the API knows", () => {
  const groups = prod.all("AWS::Cognito::UserPoolGroup", z.object({ GroupName: z.string() }));
  expect(groups.map(({ properties }) => properties.GroupName).toSorted()).toEqual([
    "admin",
    "manager",
    "rep",
    "viewer",
  ]);
});

test.each(["dev", "prod"] as const)("the API of %s throttles as its settings say", async (name) => {
  const department = name === "prod" ? prod : await deployedDepartment(name);
  const { throttle } = department.settings;
  const [stage] = department.all(
    "AWS::ApiGatewayV2::Stage",
    z.object({
      DefaultRouteSettings: z.object({
        ThrottlingRateLimit: z.number(),
        ThrottlingBurstLimit: z.number(),
      }),
      AccessLogSettings: z.object({ DestinationArn: z.string() }),
    }),
  );
  expect(stage?.properties.DefaultRouteSettings).toEqual({
    ThrottlingRateLimit: throttle.rate,
    ThrottlingBurstLimit: throttle.burst,
  });
});

test("no function can be called past the API, but by the rule that calls it", () => {
  expect(prod.all("AWS::Lambda::Url", z.unknown())).toEqual([]);
  const permissions = prod.all(
    "AWS::Lambda::Permission",
    z.object({ Principal: z.string(), SourceArn: z.string(), FunctionName: z.string() }),
  );
  const rules = prod.all(
    "AWS::Events::Rule",
    z.object({ Targets: z.array(z.object({ Arn: z.string() })) }),
  );
  const [api] = prod.all("AWS::ApiGatewayV2::Api", z.unknown());
  for (const { id, properties } of permissions) {
    const { Principal, SourceArn, FunctionName } = properties;
    if (Principal === "apigateway.amazonaws.com") {
      expect(SourceArn, id).toContain(`:${api?.id}/*/*/`);
      continue;
    }
    expect(Principal, id).toBe("events.amazonaws.com");
    const rule = rules.find((each) => SourceArn === `${each.id}.Arn`);
    expect(
      rule?.properties.Targets.map(({ Arn }) => Arn),
      id,
    ).toEqual([FunctionName]);
  }
});

test("whatever the API calls answers before API Gateway gives up", () => {
  const called = new Set(routes.map(({ properties }) => calledBy(prod, properties.Target)));
  expect([...called].toSorted()).toEqual([
    "api",
    "api-desk",
    "api-docs",
    "api-files",
    "api-meetings",
    "api-open",
    "api-sending",
    "voice",
  ]);
  for (const { name, properties } of functionsOf(prod)) {
    const isOfApi = name.startsWith("api") || called.has(name);
    if (isOfApi) expect(properties.Timeout, name).toBeLessThan(30);
  }
});
