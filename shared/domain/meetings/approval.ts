import * as z from "zod";

export const Slot = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
export type Slot = z.infer<typeof Slot>;

/** What a person is asked to let happen. */
export const Proposal = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("reply"),
    /** The message answered. */
    messageId: z.string(),
    subject: z.string(),
    text: z.string(),
    /** Facts, knowledge entries and seller statements the draft rests on. */
    citations: z.array(z.object({ id: z.string(), text: z.string() })),
    /** When it is to go, where that is not as soon as it is approved. */
    sendAt: z.iso.datetime().optional(),
  }),
  z.object({
    kind: z.literal("meeting"),
    messageId: z.string(),
    /** book: the prospect named the time. offer: times for the prospect to choose from. */
    purpose: z.enum(["book", "offer"]),
    /** The meeting that is to be moved; undefined for a new one. */
    meetingId: z.string().optional(),
    title: z.string(),
    slots: z.array(Slot).min(1),
    timeZone: z.string(),
    /** What is said to the prospect with the invitation. */
    text: z.string(),
    /** Knowledge entries that answer what they asked besides. */
    citations: z.array(z.object({ id: z.string(), text: z.string() })).optional(),
    /** What they asked besides, and the text leaves to a person. */
    openQuestions: z.array(z.string()).optional(),
  }),
  z.object({
    kind: z.literal("strategy"),
    change: z.string(),
    evidence: z.array(z.string()),
  }),
]);
export type Proposal = z.infer<typeof Proposal>;

export const Approval = z.object({
  id: z.string(),
  version: z.int().min(1),
  leadId: z.string().optional(),
  proposal: Proposal,
  /** Why a person is asked. */
  reason: z.string(),
  status: z.enum(["waiting", "approved", "rejected", "expired"]),
  /** What the person chose or changed; only with "approved". */
  decision: z
    .object({
      slot: Slot.optional(),
      /** The times that an edited offer names instead of those proposed; none where it names no time. */
      slots: z.array(Slot).optional(),
      text: z.string().optional(),
      subject: z.string().optional(),
      note: z.string().optional(),
    })
    .optional(),
  decidedBy: z.string().optional(),
  /** "api", "link", "slack" or "timeout". */
  decidedThrough: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  /** When what was decided had been done, and what that was; without it the sweep looks at the decision again. */
  carriedOutAt: z.iso.datetime().optional(),
  outcome: z.string().optional(),
  /** Of a meeting: what carrying it out came to, so that whoever comes later does the same. */
  cameTo: z.enum(["booked", "offered", "stop"]).optional(),
  /** Of the flow that waits; told once, when the decision is stored. */
  taskToken: z.string().optional(),
  remindedAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  /** When it is rejected by itself. */
  expiresAt: z.iso.datetime(),
});
export type Approval = z.infer<typeof Approval>;
