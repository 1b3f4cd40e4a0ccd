import { createHash } from "node:crypto";
import * as z from "zod";
import type { ConversationStore } from "#shared/ports/conversation-store.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Flows } from "#shared/ports/flows.ts";
import type { Log } from "#shared/ports/log.ts";
import type { MeetingDesk } from "../meeting-desk/desk.ts";
import { readAnswer } from "./read-answer.ts";
import { sendReminders } from "./send-reminders.ts";

export const MeetingsMessage = z.discriminatedUnion("kind", [
  /** Somebody wants to meet, or to meet at another time. */
  z.object({
    kind: z.literal("arrange"),
    leadId: z.string(),
    messageId: z.string(),
    round: z.int().min(0).default(0),
  }),
  /** A calendar program answered an invitation; the answer stands in the message. */
  z.object({ kind: z.literal("answered"), leadId: z.string(), messageId: z.string() }),
  z.object({ kind: z.literal("sweep") }),
]);
export type MeetingsMessage = z.infer<typeof MeetingsMessage>;

export type MeetingsDeps = Omit<MeetingDesk, "conversations"> & {
  readonly conversations: Pick<ConversationStore, "find" | "change" | "message" | "messages">;
  readonly flows: Flows<"bdr">;
  readonly bus: EventBus;
  readonly log: Log;
};

export function createMeetings(deps: MeetingsDeps) {
  return async (message: MeetingsMessage): Promise<void> => {
    switch (message.kind) {
      case "arrange":
        return arrange(deps, message);
      case "answered": {
        const { leadId, messageId } = message;
        const answer = await readAnswer(deps, message);
        if (answer === "counter") await arrange(deps, { leadId, messageId, round: 0 });
        return;
      }
      case "sweep":
        return sendReminders(deps);
    }
  };
}

/** One wish is one execution, however often it is told. */
async function arrange(
  { flows, log }: MeetingsDeps,
  wish: { readonly leadId: string; readonly messageId: string; readonly round: number },
): Promise<void> {
  const { leadId, messageId, round } = wish;
  const outcome = await flows.start("bdr", executionOf(wish), { leadId, messageId, round });
  log.info("meeting wish", { leadId, messageId, round, outcome });
}

function executionOf(wish: {
  readonly leadId: string;
  readonly messageId: string;
  readonly round: number;
}): string {
  const { leadId, messageId, round } = wish;
  const hash = createHash("sha256").update(`${leadId}\n${messageId}`).digest("hex").slice(0, 24);
  return round === 0 ? `meeting-${hash}` : `meeting-${hash}-r${round}`;
}
