import * as z from "zod";
import { type CloseStoppedTasksDeps, closeStoppedTasks } from "./close-stopped-tasks.ts";
import { type PollChannelsDeps, pollChannels } from "./poll-channels.ts";
import { type ReconcileDeps, reconcile } from "./reconcile.ts";
import { type SendOneDeps, sendOne } from "./send-one.ts";

/**
 * "send-due": send what is due. "reconcile": look after what was begun and not ended. "poll-channels": fetch answers.
 * "close-stopped-tasks": end what nobody should do any more.
 */
export const SendingMessage = z.object({
  kind: z.enum(["send-due", "reconcile", "poll-channels", "close-stopped-tasks"]),
});
export type SendingMessage = z.infer<typeof SendingMessage>;

export type SendingDeps = SendOneDeps & ReconcileDeps & PollChannelsDeps & CloseStoppedTasksDeps;

/** What one run takes on: the next run comes in a minute, and a sender that is stopped half-way leaves little open. */
const MOST_AT_ONCE = 40;
const LONGEST_RUN_MILLISECONDS = 60_000;

export function createSending(deps: SendingDeps) {
  return async ({ kind }: SendingMessage): Promise<void> => {
    switch (kind) {
      case "send-due":
        return sendDue(deps);
      case "reconcile":
        return reconcile(deps);
      case "poll-channels":
        return pollChannels(deps);
      case "close-stopped-tasks":
        return closeStoppedTasks(deps);
    }
  };
}

/** One after the other: accounts rest between messages, so there is nothing to gain from haste. */
async function sendDue(deps: SendingDeps): Promise<void> {
  const { outbox, log, now } = deps;
  const began = performance.now();
  for (const { leadId, id } of await outbox.due(now(), MOST_AT_ONCE)) {
    if (performance.now() - began > LONGEST_RUN_MILLISECONDS) return;
    try {
      const outcome = await sendOne(deps, leadId, id);
      log.info("outbox entry handled", { leadId, outboxId: id, ...outcome });
    } catch (error) {
      // One entry that cannot be handled must not keep the others from going out.
      log.error("outbox entry could not be handled", { leadId, outboxId: id, error });
    }
  }
}
