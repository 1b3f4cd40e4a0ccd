import { Validations } from "aws-cdk-lib";
import type { Department } from "./department.ts";

/** Findings of the template checks that are meant to be so, each with why. Any other finding stops the synthesis. */
export function acknowledgeFindings(department: Department): void {
  const everywhere = Object.entries(reasons).map(([id, reason]) => ({ id, reason }));
  Validations.of(department).acknowledge(...everywhere);
}

const reasons: Readonly<Record<string, string>> = {
  "AwsSolutions-S1":
    "The buckets are private, one read by three functions and one by one, whose logs name the job or the mail; access logs would store the same again.",
  "AwsSolutions-SMG4":
    "The secret holds keys of outside vendors, which only a person can renew there.",
  "AwsSolutions-SQS3":
    "The queue named is itself the place where failed asynchronous calls end; an alarm watches it.",
  "AwsSolutions-COG2":
    "A second factor is offered to every person; a company that wants it required sets it on its user pool.",
  "AwsSolutions-COG8":
    "The Plus tier's threat protection is billed per user; the pool has no self sign-up and only the company's own people.",
  "AwsSolutions-APIG4":
    "GET /health says whether the department answers and nothing else; the open routes carry their own proof, a signed link or Slack's signature; every other route needs a token.",
  "Serverless-SQSRedrivePolicy":
    "The queues named are dead-letter queues themselves, each with an alarm at the first message.",
  "Serverless-EventBusDLQ":
    "The rules named call a function, whose own dead letters take what fails; every other rule has a queue and its dead letters.",
  "Serverless-LambdaEventSourceMappingDestination":
    "Lambda has no failure destination for queues: the queue's own redrive policy takes what keeps failing.",
};
