import { Stage, Tags } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Bundles } from "./bundle.ts";
import { AgentsStack } from "./stacks/agents-stack.ts";
import { ApiStack } from "./stacks/api-stack.ts";
import { DataStack } from "./stacks/data-stack.ts";
import { FlowsStack } from "./stacks/flows-stack.ts";
import { JobsStack } from "./stacks/jobs-stack.ts";
import { ManagementStack } from "./stacks/management-stack.ts";
import { MessagingStack } from "./stacks/messaging-stack.ts";
import { OperationsStack } from "./stacks/operations-stack.ts";
import { OutreachStack } from "./stacks/outreach-stack.ts";
import type { StageSettings } from "./stages.ts";

export type DepartmentProps = {
  readonly stage: StageSettings;
  readonly bundles: Bundles;
  readonly chromium: { readonly folder: string; readonly version: string };
};

const logRetention = {
  7: RetentionDays.ONE_WEEK,
  30: RetentionDays.ONE_MONTH,
  90: RetentionDays.THREE_MONTHS,
};

/** The whole department of one environment. */
export class Department extends Stage {
  constructor(scope: Construct, { stage, bundles, chromium }: DepartmentProps) {
    super(scope, stage.name);
    const isProtected = { terminationProtection: stage.isRetained };

    const data = new DataStack(this, "Data", stage, isProtected);
    const messaging = new MessagingStack(this, "Messaging");
    const surroundings = {
      stage: stage.name,
      bundleFolder: bundles.folder,
      logRetention: logRetention[stage.logRetentionDays],
      alarms: messaging.alarms,
      deadLetters: messaging.deadLetters,
    };
    const agents = new AgentsStack(this, "Agents", {
      stage,
      data,
      messaging,
      surroundings,
      chromium,
    });
    const flows = new FlowsStack(this, "Flows", { stage, data, messaging, agents, surroundings });
    const jobs = new JobsStack(this, "Jobs", { stage, data, messaging, flows, surroundings });
    const management = new ManagementStack(this, "Management", {
      stage,
      data,
      messaging,
      agents,
      flows,
      surroundings,
    });
    const api = new ApiStack(this, "Api", {
      ...isProtected,
      stage,
      data,
      messaging,
      agents,
      management,
      flows,
      surroundings,
    });
    const outreach = new OutreachStack(this, "Outreach", {
      stage,
      data,
      messaging,
      flows,
      api,
      surroundings,
    });
    new OperationsStack(this, "Operations", {
      stage: stage.name,
      http: api.http,
      messaging,
      flows,
      jobs,
      outreach,
    });

    Tags.of(this).add("app", "ai-sales-department");
    Tags.of(this).add("stage", stage.name);
  }
}
