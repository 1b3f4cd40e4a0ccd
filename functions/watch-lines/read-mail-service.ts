import type { Log } from "#shared/ports/log.ts";
import type { MailService, MailServiceNotes } from "#shared/ports/mail-service.ts";

export type ReadMailServiceDeps = {
  readonly mailService: Pick<MailService, "state">;
  readonly mailServiceNotes: Pick<MailServiceNotes, "state" | "saveState">;
  readonly log: Log;
  readonly now: () => Date;
};

/** Notes what the mail service allows, for who sends (SES-8) and for the page that people look at (SES-4). */
export async function readMailService({
  mailService,
  mailServiceNotes,
  log,
  now,
}: ReadMailServiceDeps): Promise<void> {
  const [before, read] = await Promise.all([mailServiceNotes.state(), mailService.state()]);
  await mailServiceNotes.saveState({ ...read, readAt: now().toISOString() });
  if (read.isSandbox && !before?.isSandbox) {
    log.warn("SES is in its sandbox: verified addresses only, 200 mails a day", { ...read });
  }
  if (!read.maySend && before?.maySend !== false) {
    log.error("SES has stopped the account", { standing: read.standing });
  }
}
