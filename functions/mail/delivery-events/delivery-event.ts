import * as z from "zod";

const Recipients = z
  .array(
    z.looseObject({
      emailAddress: z.string(),
      status: z.string().optional(),
      diagnosticCode: z.string().optional(),
    }),
  )
  .catch([]);

/** An event of SES on EventBridge. Fields that are read are checked, and what an event lacks is no reason to lose it. */
export const DeliveryEvent = z.looseObject({
  id: z.string(),
  "detail-type": z.string(),
  region: z.string().catch(""),
  detail: z.looseObject({
    mail: z.looseObject({
      messageId: z.string(),
      destination: z.array(z.string()).catch([]),
      tags: z.record(z.string(), z.array(z.string())).catch({}),
      headers: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
    }),
    bounce: z
      .looseObject({
        bounceType: z.string().catch("Undetermined"),
        bounceSubType: z.string().catch("Undetermined"),
        bouncedRecipients: Recipients,
        feedbackId: z.string().optional(),
      })
      .optional(),
    complaint: z
      .looseObject({
        complainedRecipients: Recipients,
        complaintFeedbackType: z.string().nullish(),
        complaintSubType: z.string().nullish(),
        feedbackId: z.string().optional(),
      })
      .optional(),
    reject: z.looseObject({ reason: z.string().catch("no reason given") }).optional(),
    deliveryDelay: z
      .looseObject({ delayType: z.string().catch("Undetermined"), delayedRecipients: Recipients })
      .optional(),
  }),
});
export type DeliveryEvent = z.infer<typeof DeliveryEvent>;
