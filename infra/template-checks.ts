import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, type IApplyRule, ServerlessChecks } from "cdk-nag";

/** Has cdk-nag judge the templates too: a finding without a reason here or in acknowledgements.ts stops the synthesis. */
export function addTemplateChecks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsWithReasons(app), new ServerlessChecks(app));
}

/**
 * The AWS Solutions rules, without the wildcards that have a reason below. An acknowledgement would have to name each
 * of them literally, with the names CloudFormation gives to references between stacks.
 */
class AwsSolutionsWithReasons extends AwsSolutionsChecks {
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

/** cdk-nag names each wildcard; one that fits none of these is a finding. */
const wildcards: readonly { readonly finding: RegExp; readonly reason: string }[] = [
  {
    finding: /AWSLambdaBasicExecutionRole$/,
    reason: "Lets a function write its own log, no more.",
  },
  {
    finding: /^Resource::\*$/,
    reason:
      "AWS offers tracing, log delivery and speech on * alone; test/infra/least-privilege.test.ts names the actions.",
  },
  { finding: /\/index\/\*$/, reason: "The indexes of one named table." },
  { finding: /^Resource::.*Lambda.*:\*$/, reason: "The versions of one named function." },
  { finding: /:execution:.*:\*$/, reason: "The executions of one named flow." },
  { finding: /(Files|Mail).*\/\*$/, reason: "The objects of the one bucket." },
  {
    finding: /:identity\/\*$/,
    reason: "From which of its verified addresses the company sends is its accounts' setting.",
  },
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
