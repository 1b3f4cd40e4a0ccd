/** Types that change nothing on a laptop: permissions, encryption, monitoring, and who may sign in. */
export function isInert(type: string): boolean {
  return inertTypes.has(type) || inertServices.some((service) => type.startsWith(service));
}

const inertServices: readonly string[] = [
  "AWS::IAM::",
  "AWS::KMS::",
  "AWS::Logs::",
  "AWS::CloudWatch::",
  "AWS::SNS::",
  "AWS::Cognito::",
  "AWS::Budgets::",
];

const inertTypes: ReadonlySet<string> = new Set([
  "AWS::Lambda::Permission",
  "AWS::Lambda::LayerVersion",
  "AWS::S3::BucketPolicy",
  "AWS::SQS::QueuePolicy",
  "AWS::Scheduler::ScheduleGroup",
  "AWS::CDK::Metadata",
  "AWS::SES::EmailIdentity",
  "AWS::SecretsManager::ResourcePolicy",
  "Custom::S3AutoDeleteObjects",
]);
