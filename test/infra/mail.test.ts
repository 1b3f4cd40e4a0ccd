import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";
import { does, grantsOf } from "./grants.ts";

const stageNames = ["dev", "staging", "prod"] as const;
const departments = new Map(
  await Promise.all(
    stageNames.map(async (name) => [name, await deployedDepartment(name)] as const),
  ),
);

function departmentOf(stage: (typeof stageNames)[number]) {
  const found = departments.get(stage);
  if (!found) throw new Error(`There is no department of ${stage}`);
  return found;
}

/** What a function of the stage is given under this name. */
function given(stage: (typeof stageNames)[number], name: string, variable: string): unknown {
  const found = functionsOf(departmentOf(stage)).find((each) => each.name === name);
  return found?.properties.Environment.Variables[variable];
}

test.each(stageNames)(
  "what is mailed to the department of %s is put under inbound/, checked",
  (stage) => {
    const department = departmentOf(stage);
    const [mail] = department.all("AWS::S3::Bucket", z.unknown()).slice(-1);
    const [ruleSet, ...otherSets] = department.all("AWS::SES::ReceiptRuleSet", z.unknown());
    const rules = department.all("AWS::SES::ReceiptRule", z.looseObject({}));

    expect(otherSets).toEqual([]);
    expect(mail?.id).toContain("/Mail");
    expect(rules.map(({ properties }) => properties)).toEqual([
      {
        RuleSetName: ruleSet?.id,
        Rule: {
          Enabled: true,
          ScanEnabled: true,
          Recipients: [department.settings.mail.inboundDomain],
          Actions: [{ S3Action: { BucketName: mail?.id, ObjectKeyPrefix: "inbound/" } }],
        },
      },
    ]);
  },
);

test.each(stageNames)(
  "the department of %s reads mail of the domain it asks replies to",
  (stage) => {
    const { inboundDomain } = departmentOf(stage).settings.mail;
    expect(given(stage, "sending", "INBOUND_DOMAIN")).toBe(inboundDomain);
    expect(given(stage, "mail/inbound", "INBOUND_DOMAIN")).toBe(inboundDomain);
    const others = stageNames.filter((other) => other !== stage);
    for (const other of others) {
      expect(departmentOf(other).settings.mail.inboundDomain).not.toBe(inboundDomain);
    }
  },
);

test.each(stageNames)("SES tells all that becomes of a mail of %s on the default bus", (stage) => {
  const department = departmentOf(stage);
  const [set] = department.all("AWS::SES::ConfigurationSet", z.unknown());
  const told = department.all("AWS::SES::ConfigurationSetEventDestination", z.looseObject({}));
  expect(told.map(({ properties }) => properties)).toEqual([
    {
      ConfigurationSetName: set?.id,
      EventDestination: {
        Enabled: true,
        EventBridgeDestination: {
          EventBusArn:
            "arn:{AWS::Partition}:events:{AWS::Region}:{AWS::AccountId}:event-bus/default",
        },
        MatchingEventTypes: ["send", "delivery", "bounce", "complaint", "reject", "deliveryDelay"],
      },
    },
  ]);
});

test.each(stageNames)("no mail of %s goes over an open wire or outside the set", (stage) => {
  const department = departmentOf(stage);
  const sets = department.all(
    "AWS::SES::ConfigurationSet",
    z.object({
      DeliveryOptions: z.object({ TlsPolicy: z.literal("REQUIRE") }),
      // Opens and clicks mean nothing, and following them is no business of ours.
      TrackingOptions: z.undefined().optional(),
    }),
  );
  expect(sets).toHaveLength(1);
  for (const name of ["sending", "notices"]) {
    expect(given(stage, name, "CONFIGURATION_SET"), name).toBe(sets[0]?.id);
  }
  const [identity, ...others] = department.all(
    "AWS::SES::EmailIdentity",
    z.object({
      EmailIdentity: z.string(),
      ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string() }),
    }),
  );
  expect(others).toEqual([]);
  expect(identity?.properties.ConfigurationSetAttributes.ConfigurationSetName).toBe(sets[0]?.id);
  expect(given(stage, "notices", "NOTICES_FROM")).toMatch(
    new RegExp(`@${identity?.properties.EmailIdentity}$`),
  );
});

test.each(stageNames)(
  "SES-5: whoever bounces or complains of a mail of %s is put on SES's own list",
  (stage) => {
    const [set] = departmentOf(stage).all(
      "AWS::SES::ConfigurationSet",
      z.object({ SuppressionOptions: z.object({ SuppressedReasons: z.array(z.string()) }) }),
    );
    expect(set?.properties.SuppressionOptions.SuppressedReasons.toSorted()).toEqual([
      "BOUNCE",
      "COMPLAINT",
    ]);
  },
);

test("SES-6: without the switch there is no tenant, and nobody pays for one", () => {
  for (const stage of stageNames) {
    expect(departmentOf(stage).all("AWS::SES::Tenant", z.unknown())).toEqual([]);
    expect(given(stage, "sending", "SES_TENANT")).toBeUndefined();
  }
});

test("SES-6: a department with a tenant of its own sends all its mail in that name", async () => {
  const department = await deployedDepartment("dev", (settings) => ({
    ...settings,
    mail: { ...settings.mail, tenant: "tidewater" },
  }));
  const [set] = department.all("AWS::SES::ConfigurationSet", z.unknown());
  const [identity] = department.all("AWS::SES::EmailIdentity", z.unknown());
  const [tenant, ...others] = department.all(
    "AWS::SES::Tenant",
    z.object({
      TenantName: z.literal("tidewater"),
      ResourceAssociations: z.array(z.object({ ResourceArn: z.string() })),
    }),
  );
  const ofSes = (name = "") => `arn:{AWS::Partition}:ses:{AWS::Region}:{AWS::AccountId}:${name}`;

  expect(others).toEqual([]);
  expect(tenant?.properties.ResourceAssociations.map(({ ResourceArn }) => ResourceArn)).toEqual([
    ofSes(`configuration-set/${set?.id}`),
    ofSes(`identity/${identity?.id}`),
  ]);
  for (const name of ["sending", "notices"]) {
    const found = functionsOf(department).find((each) => each.name === name);
    expect(found?.properties.Environment.Variables["SES_TENANT"], name).toBe("tidewater");
  }
  const mayMail = grantsOf(department).filter(does(/^ses:Send/));
  expect(mayMail.map(({ who }) => who).toSorted()).toEqual(["notices", "sending"]);
  for (const { actions, resources } of mayMail) {
    expect(actions).toEqual(["ses:SendEmail", "ses:SendRawEmail"]);
    expect(resources).toContain(`${tenant?.id}.Arn`);
  }
});
