import type { Suppression } from "#shared/domain/compliance/suppression.ts";
import type { Log } from "#shared/ports/log.ts";
import type {
  HeldBackPage,
  HeldBackReason,
  MailService,
  MailServiceNotes,
  MirrorPosition,
} from "#shared/ports/mail-service.ts";
import type { SuppressionList } from "#shared/ports/suppression-list.ts";

export type MirrorSuppressionsDeps = {
  readonly mailService: Pick<MailService, "heldBack">;
  readonly mailServiceNotes: Pick<MailServiceNotes, "position" | "savePosition">;
  readonly suppressions: Pick<SuppressionList, "add">;
  readonly log: Log;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** SES answers for its list once a second. */
const BETWEEN_PAGES = 1_100;
/** The rest is for the next run, which goes on where this one ended: a first reading may take many. */
const LONGEST_RUN_MILLISECONDS = 60_000;
/** The list becomes complete a while after the fact; who is on ours already stays as they are. */
const OVERLAP_MILLISECONDS = 3_600_000;
const AT_ONCE = 25;

/** SES-5: who is on SES's own list, by whatever sent to them from this account, gets nothing from us either. */
export async function mirrorSuppressions(deps: MirrorSuppressionsDeps): Promise<void> {
  const { mailService, mailServiceNotes, log, now, pause } = deps;
  const began = performance.now();
  let position: MirrorPosition = (await mailServiceNotes.position()) ?? {};
  for (;;) {
    const { since, cursor, begunAt = now().toISOString() } = position;
    const page = await mailService.heldBack({ since: since ? new Date(since) : undefined, cursor });
    if (page.kind === "cursor-gone") {
      log.info("the reading of SES's list begins again", { since });
      position = { since };
    } else {
      await takeOver(deps, page.addresses);
      position = page.cursor
        ? { since, begunAt, cursor: page.cursor }
        : { since: new Date(Date.parse(begunAt) - OVERLAP_MILLISECONDS).toISOString() };
      if (page.addresses.length > 0) log.info("SES's list read", { count: page.addresses.length });
    }
    await mailServiceNotes.savePosition(position);
    if (page.kind === "page" && !page.cursor) return;
    if (performance.now() - began > LONGEST_RUN_MILLISECONDS) return;
    await pause(BETWEEN_PAGES);
  }
}

type Held = Extract<HeldBackPage, { kind: "page" }>["addresses"];

async function takeOver({ suppressions }: MirrorSuppressionsDeps, addresses: Held): Promise<void> {
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    await Promise.all(
      addresses.slice(from, from + AT_ONCE).map(({ address, reason, at }) => {
        const suppression: Suppression = {
          scope: "address",
          reason: reasons[reason],
          source: "ses-list",
          at: at.toISOString(),
        };
        return suppressions.add("address", address, suppression);
      }),
    );
  }
}

const reasons: Readonly<Record<HeldBackReason, Suppression["reason"]>> = {
  bounced: "bad-address",
  complained: "complained",
};
