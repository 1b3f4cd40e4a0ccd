import * as z from "zod";
import { Slot } from "#shared/domain/meetings/approval.ts";
import { Language, type ReplyReading } from "#shared/domain/replies/reply-reading.ts";

/** A reply without quoted text and signature, as the conversation keeps it. */
export const ReplyToRead = z.object({
  text: z.string(),
  /** The language the conversation is held in: it decides where the words leave it open. */
  language: Language.optional(),
  now: z.coerce.date(),
  /** Times the prospect was offered, as shared/domain/meetings/takes-slot.ts weighs them. */
  offered: z
    .object({
      slots: z.array(Slot).readonly(),
      zone: z.string(),
      names: z.array(z.string()).readonly(),
    })
    .optional(),
});
export type ReplyToRead = z.infer<typeof ReplyToRead>;

/** Reads by rules alone: the same words on the same day always give the same reading. */
export type ReplyReader = {
  readonly read: (reply: ReplyToRead) => Promise<ReplyReading>;
};
