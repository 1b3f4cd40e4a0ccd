import * as z from "zod";

/** What differs between the environments. Everything else is the same in all of them. */
const StageSettings = z.object({
  name: z.enum(["dev", "staging", "prod"]),
  /** State is kept when a stack is deleted, and cannot be deleted by accident. */
  isRetained: z.boolean(),
  logRetentionDays: z.literal([7, 30, 90]),
  /** Lead pipelines that may be under way at once, shared by the jobs. */
  pipelineConcurrency: z.int().min(1).max(200),
  /** IANA zone of the company: the day of the department begins at nine there. */
  timeZone: z.string(),
  /** Requests per second and burst the HTTP API answers before it throttles. */
  throttle: z.object({ rate: z.int().positive(), burst: z.int().positive() }),
  mail: z.object({
    /** Takes the replies: SES receives for it, so its MX record points there. */
    inboundDomain: z.string(),
    /** From address of notices to the company's own people, of a domain verified in SES. */
    noticesFrom: z.email(),
    /** Name of a tenant of its own in SES, for an account that others send from too. Billed by the month. */
    tenant: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
  }),
  /** How long a person has to decide, before the reminder and again after it. */
  approvalHours: z.int().min(1).max(336),
  /** Ordered model ids per class; "rules" is the deterministic answer. */
  models: z.object({
    cheap: z.array(z.string()).min(1),
    writing: z.array(z.string()).min(1),
    strong: z.array(z.string()).min(1),
    dailyBudgetUsd: z.number().positive(),
  }),
});
export type StageSettings = z.infer<typeof StageSettings>;

const bedrock = {
  cheap: ["bedrock/amazon.nova-lite-v1:0", "bedrock/amazon.nova-micro-v1:0", "rules"],
  writing: [
    "bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0",
    "bedrock/amazon.nova-2-lite-v1:0",
    "rules",
  ],
  strong: [
    "bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0",
    "bedrock/amazon.nova-2-lite-v1:0",
    "rules",
  ],
};

export const stages: readonly StageSettings[] = z.array(StageSettings).parse([
  {
    name: "dev",
    mail: {
      inboundDomain: "replies.dev.tidewater-planning.example",
      noticesFrom: "department@dev.tidewater-planning.example",
    },
    approvalHours: 24,
    timeZone: "Europe/London",
    isRetained: false,
    logRetentionDays: 7,
    pipelineConcurrency: 10,
    throttle: { rate: 50, burst: 100 },
    models: { ...bedrock, dailyBudgetUsd: 5 },
  },
  {
    name: "staging",
    mail: {
      inboundDomain: "replies.staging.tidewater-planning.example",
      noticesFrom: "department@staging.tidewater-planning.example",
    },
    approvalHours: 24,
    timeZone: "Europe/London",
    isRetained: false,
    logRetentionDays: 30,
    pipelineConcurrency: 10,
    throttle: { rate: 50, burst: 100 },
    models: { ...bedrock, dailyBudgetUsd: 5 },
  },
  {
    name: "prod",
    mail: {
      inboundDomain: "replies.tidewater-planning.example",
      noticesFrom: "department@tidewater-planning.example",
    },
    approvalHours: 24,
    timeZone: "Europe/London",
    isRetained: true,
    logRetentionDays: 90,
    pipelineConcurrency: 40,
    throttle: { rate: 200, burst: 400 },
    models: { ...bedrock, dailyBudgetUsd: 50 },
  },
]);
