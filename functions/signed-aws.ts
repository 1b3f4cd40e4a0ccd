import * as z from "zod";
import { signedEventBus } from "#shared/adapters/eventbridge/signed-event-bus.ts";
import { signedDepartmentSecret } from "#shared/adapters/secrets-manager/signed-department-secret.ts";
import { signedMailService } from "#shared/adapters/ses/signed-mail-service.ts";
import { type HandOver, signedTenantMail } from "#shared/adapters/ses/signed-tenant-mail.ts";
import { signedQueue } from "#shared/adapters/sqs/signed-queue.ts";
import { signedFlowStarts } from "#shared/adapters/step-functions/signed-flow-starts.ts";
import type { DepartmentSecret } from "#shared/domain/settings/department-secret.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Flows } from "#shared/ports/flows.ts";
import type { MailService } from "#shared/ports/mail-service.ts";
import type { Queue } from "#shared/ports/queue.ts";
import { readEnv } from "#shared/runtime/env.ts";
import { LambdaEnv, signedBy } from "./aws-signer.ts";

/** The endpoints are only given on a laptop. */
const Env = LambdaEnv.extend({
  AWS_ENDPOINT_URL_EVENTBRIDGE: z.string().optional(),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.string().optional(),
  AWS_ENDPOINT_URL_SESV2: z.string().optional(),
  AWS_ENDPOINT_URL_SFN: z.string().optional(),
  AWS_ENDPOINT_URL_SQS: z.string().optional(),
});

export function flowStarts<Name extends string>(
  machines: Readonly<Record<Name, string>>,
): Pick<Flows<Name>, "start"> {
  const env = readEnv(Env);
  const endpoint = env.AWS_ENDPOINT_URL_SFN ?? `https://states.${env.AWS_REGION}.amazonaws.com`;
  return signedFlowStarts(signedBy(env, "states"), `${endpoint}/`, machines);
}

export function queueAt<Message>(queueUrl: string): Queue<Message> {
  const env = readEnv(Env);
  const endpoint = env.AWS_ENDPOINT_URL_SQS ?? `https://sqs.${env.AWS_REGION}.amazonaws.com`;
  return signedQueue(signedBy(env, "sqs"), `${endpoint}/`, queueUrl);
}

export function busNamed(name: string): EventBus {
  const env = readEnv(Env);
  const endpoint =
    env.AWS_ENDPOINT_URL_EVENTBRIDGE ?? `https://events.${env.AWS_REGION}.amazonaws.com`;
  return signedEventBus(signedBy(env, "events"), `${endpoint}/`, name);
}

/** The second API of SES signs as the first does. */
export function mailServiceAccount(): MailService {
  const env = readEnv(Env);
  return signedMailService(signedBy(env, "ses"), mailServiceEndpoint(env));
}

export function mailOfTenant(tenant: string): HandOver {
  const env = readEnv(Env);
  // A mail whose answer was lost must not be sent again.
  return signedTenantMail(signedBy(env, "ses", 0), mailServiceEndpoint(env), tenant);
}

function mailServiceEndpoint(env: z.infer<typeof Env>): string {
  return env.AWS_ENDPOINT_URL_SESV2 ?? `https://email.${env.AWS_REGION}.amazonaws.com`;
}

/** Read once per instance and again after five minutes. */
export function departmentSecret(
  secretId: string,
  now: () => Date,
): () => Promise<DepartmentSecret> {
  const env = readEnv(Env);
  const endpoint =
    env.AWS_ENDPOINT_URL_SECRETS_MANAGER ??
    `https://secretsmanager.${env.AWS_REGION}.amazonaws.com`;
  return signedDepartmentSecret(signedBy(env, "secretsmanager"), `${endpoint}/`, secretId, now);
}
