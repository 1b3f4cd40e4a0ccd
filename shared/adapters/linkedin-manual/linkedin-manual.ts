import { taskId } from "#shared/domain/outreach/person-task.ts";
import type { LinkedInChannel } from "#shared/ports/linkedin-channel.ts";
import type { TaskStore } from "#shared/ports/task-store.ts";

/** The default: a person sends it from their own profile, as LinkedIn's terms want it (LI-1). */
export function linkedInManual(tasks: Pick<TaskStore, "add">, now: () => Date): LinkedInChannel {
  return {
    name: "manual",
    abilities: { canInvite: true, canMessage: true, canReadReplies: false },

    async send({ outboxId, leadId, profileUrl, kind, text }) {
      const id = taskId(outboxId);
      await tasks.add({
        id,
        leadId,
        kind: `linkedin-${kind}`,
        to: profileUrl,
        text,
        status: "open",
        createdAt: now().toISOString(),
      });
      return { kind: "task-for-a-person", taskId: id };
    },

    replies: async () => [],
  };
}
