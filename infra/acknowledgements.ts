import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, type IApplyRule } from "cdk-nag";
import type { Department } from "./department.ts";

/** Findings of the template checks that are meant to be so, each with why. Any other finding stops the synthesis. */
export function acknowledgeFindings(department: Department): void {
  const everywhere = Object.entries(reasons).map(([id, reason]) => ({ id, reason }));
  Validations.of(department).acknowledge(...everywhere);
}

/**
 * The AWS Solutions rules, without the wildcards that have a reason below. An acknowledgement would have to name each
 * of them literally, with the names CloudFormation gives to references between stacks.
 */
export class AwsSolutionsWithReasons extends AwsSolutionsChecks {
  protected override applyRule(params: IApplyRule): void {
    super.applyRule({
      ...params,
      ruleSuffixOverride: params.ruleSuffixOverride ?? params.rule.name,
      rule: (node) => {
        const findings = params.rule(node);
        if (!Array.isArray(findings)) return findings;
        return findings.filter(
          (finding) => !wildcards.some((known) => known.finding.test(finding)),
        );
      },
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  "AwsSolutions-S1":
    "The bucket is private and read by three functions only, whose logs name the job; access logs would store the same again.",
  "AwsSolutions-SMG4":
    "The secret holds keys of outside vendors, which only a person can renew there.",
  "AwsSolutions-SQS3":
    "The queue named is itself the place where failed asynchronous calls end; an alarm watches it.",
  "AwsSolutions-COG2":
    "A second factor is offered to every person; a company that wants it required sets it on its user pool.",
  "AwsSolutions-COG8":
    "The Plus tier's threat protection is billed per user; the pool has no self sign-up and only the company's own people.",
  "AwsSolutions-APIG4":
    "GET /health says whether the department answers and nothing else; every other route needs a token.",
  "Serverless-SQSRedrivePolicy":
    "The queues named are dead-letter queues themselves, each with an alarm at the first message.",
  "Serverless-LambdaEventSourceMappingDestination":
    "Lambda has no failure destination for queues: the queue's own redrive policy takes what keeps failing.",
};

/** cdk-nag names each wildcard; one that fits none of these is a finding. */
const wildcards: readonly { readonly finding: RegExp; readonly reason: string }[] = [
  {
    finding: /AWSLambdaBasicExecutionRole$/,
    reason: "Lets a function write its own log, no more.",
  },
  {
    finding: /^Resource::\*$/,
    reason:
      "AWS offers tracing and log delivery on * alone; test/infra/least-privilege.test.ts names the actions.",
  },
  { finding: /\/index\/\*$/, reason: "The indexes of one named table." },
  { finding: /^Resource::.*Lambda.*:\*$/, reason: "The versions of one named function." },
  { finding: /:execution:.*:\*$/, reason: "The executions of one named flow." },
  { finding: /Files.*\/\*$/, reason: "The objects of the one bucket." },
  {
    finding: /^Action::s3:(GetObject|GetBucket|List|DeleteObject|Abort)\*$/,
    reason: "CDK's grant for reading or writing one named bucket.",
  },
  {
    finding: /:bedrock:/,
    reason:
      "Which models may be called is the account's choice and the stage's setting; the actions are to invoke only.",
  },
];
