import type { Channel } from "#shared/domain/outreach/sender-account.ts";
import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import type { DepartmentDirectory } from "#shared/ports/department-directory.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";

export type TellWaitingDeps = {
  readonly bus: EventBus;
  readonly directory: Pick<DepartmentDirectory, "companyDay">;
  readonly now: () => Date;
};

/** Says what only the company can put right. It is one matter a day, however many steps wait for it. */
export async function tellWaiting(
  { bus, directory, now }: TellWaitingDeps,
  { id, channel }: { readonly id: string; readonly channel: Channel },
  reason: string,
): Promise<void> {
  const at = now();
  const { timeZone } = await directory.companyDay();
  await bus.say({
    type: "handoff_requested",
    agent: "outreach",
    data: {
      outboxId: id,
      matter: `steps-wait-${channel}-${dayIn(timeZone, at)}`,
      reason: `Messages of sequences wait until the company puts this right, and go by themselves then: ${reason}`,
    },
    timestamp: at.toISOString(),
    correlationId: id,
  });
}
