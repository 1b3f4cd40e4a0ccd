import * as z from "zod";

export const MailAddress = z.object({ name: z.string(), address: z.string() });
export type MailAddress = z.infer<typeof MailAddress>;

/** A mail as it was parsed. All of it is what a stranger wrote: From is a claim, not an identity. */
export const InboundMail = z.object({
  /** Without angle brackets; derived from the content where the sender gave none. */
  messageId: z.string(),
  /** Its address in lower case; those of the recipients are as they were written. */
  from: MailAddress,
  to: z.array(MailAddress),
  cc: z.array(MailAddress),
  /** The envelope's recipients where the receiving server told them: plus-addresses live there. */
  envelopeTo: z.array(z.string()),
  /** Empty for a bounce: "MAIL FROM:<>". */
  returnPath: z.string().optional(),
  subject: z.string(),
  date: z.iso.datetime().optional(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  /** By lower-case name, in order, decoded but for Authentication-Results, at most 1,000 characters each. */
  headers: z.record(z.string(), z.array(z.string())),
  /** The plain-text part, or what a reader sees of the HTML part; at most 200,000 characters. */
  text: z.string(),
  /** The HTML part as text, hidden words included, where that may be another text than the one above. */
  html: z.string().optional(),
  /** Sub-parts that a machine wrote for machines: message/delivery-status, message/feedback-report, returned headers. */
  reports: z.array(z.object({ contentType: z.string(), text: z.string() })),
  attachments: z.array(
    z.object({ fileName: z.string(), contentType: z.string(), bytes: z.int().min(0) }),
  ),
  /** text/calendar parts, whole: an answer to an invitation comes so. */
  calendars: z.array(z.string()),
});
export type InboundMail = z.infer<typeof InboundMail>;
