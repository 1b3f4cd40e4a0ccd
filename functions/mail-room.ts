import { setTimeout as sleep } from "node:timers/promises";
import { mailAllowance } from "#shared/domain/outreach/mail-service-state.ts";
import type { Limiter } from "#shared/ports/limiter.ts";
import type { MailServiceNotes } from "#shared/ports/mail-service.ts";
import type { MailRoom } from "#shared/ports/transport.ts";

export type MailRoomDeps = {
  readonly limiter: Limiter;
  readonly notes: Pick<MailServiceNotes, "state">;
  /** What goes to prospects leaves some of the day for notices. */
  readonly isForNotices: boolean;
  readonly now: () => Date;
};

/** The service is read every 15 minutes, and may have room again then. */
const UNTIL_READ_AGAIN = 15 * 60_000;

/**
 * SES-8: all who send by SES take their places from one limiter, at the rate of the last reading and as many as its day
 * had left then, so that any number of them together stays within both.
 */
export function mailRoom({
  limiter,
  notes,
  isForNotices,
  now,
}: MailRoomDeps): () => Promise<MailRoom> {
  return async () => {
    const allowance = mailAllowance(await notes.state());
    const later = new Date(now().getTime() + UNTIL_READ_AGAIN);
    if (allowance.kind === "closed")
      return { kind: "none", until: later, reason: allowance.reason };
    const { rate, left, reserve, since } = allowance;
    const place = await limiter.take("ses", rate);
    if (place.kind === "limited") {
      const reason = `SES takes ${rate.perPeriod} mails a second`;
      return { kind: "none", until: place.retryAt, reason };
    }
    if (left === undefined) return { kind: "room" };
    const perDay = isForNotices ? left : left - reserve;
    const ofDay =
      perDay > 0 ? await limiter.takeOfDay(`ses-since#${since}`, { perDay }) : undefined;
    if (ofDay?.kind === "taken") return { kind: "room" };
    return { kind: "none", until: later, reason: "SES takes no more mails within these 24 hours" };
  };
}

const LONGEST_WAIT = 2_000;
const TRIES = 4;

/** For mail that has no outbox to wait in: a place that comes soon is waited for. */
export function patientRoom(
  room: () => Promise<MailRoom>,
  now: () => Date,
): () => Promise<MailRoom> {
  return async () => {
    for (let tried = 1; ; tried += 1) {
      const found = await room();
      if (found.kind === "room" || tried === TRIES) return found;
      const wait = found.until.getTime() - now().getTime();
      if (wait > LONGEST_WAIT) return found;
      await sleep(Math.max(0, wait));
    }
  };
}
