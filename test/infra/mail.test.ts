import { expect, test } from "vitest";
import * as z from "zod";
import { functionsOf } from "./department-functions.ts";
import { deployedDepartment } from "./deployed-department.ts";

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
