import type { MailServiceState } from "#shared/domain/outreach/mail-service-state.ts";
import type { EventBus } from "#shared/ports/event-bus.ts";
import type { Log } from "#shared/ports/log.ts";
import type { MailService, MailServiceNotes } from "#shared/ports/mail-service.ts";

export type ReadMailServiceDeps = {
  readonly mailService: Pick<MailService, "state">;
  readonly mailServiceNotes: Pick<MailServiceNotes, "state" | "saveState">;
  readonly bus: EventBus;
  readonly log: Log;
  readonly now: () => Date;
};

/** Notes what the mail service allows, for who sends (SES-8) and for the page that people look at (SES-4). */
export async function readMailService(deps: ReadMailServiceDeps): Promise<void> {
  const { mailService, mailServiceNotes, log, now } = deps;
  const [before, read] = await Promise.all([mailServiceNotes.state(), mailService.state()]);
  // Before it is noted: should telling fail, the next look finds the same change and tells of it.
  if (!read.maySend && before?.maySend !== false) await sayStopped(deps, read.standing, before);
  await mailServiceNotes.saveState({ ...read, readAt: now().toISOString() });
  if (read.isSandbox && !before?.isSandbox) {
    log.warn("SES is in its sandbox: verified addresses only, 200 mails a day", { ...read });
  }
}

async function sayStopped(
  { bus, log, now }: ReadMailServiceDeps,
  standing: string,
  before: MailServiceState | undefined,
): Promise<void> {
  log.error("SES has stopped the account", { standing });
  const reason = `SES has stopped the account (${standing}). Nothing goes out by it, and notices reach nobody by mail, until it is let go on in the SES console`;
  await bus.say({
    type: "handoff_requested",
    agent: "mail-service",
    data: { matter: `ses-stopped-after-${before?.readAt ?? "nothing"}`, reason },
    timestamp: now().toISOString(),
    correlationId: "mail-service",
  });
}
