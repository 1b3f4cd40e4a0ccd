import type { Mailbox, StoredMail } from "../mail/mailbox.ts";
import type { Response } from "./response.ts";

export type Past = {
  /** What the department had written, in order. */
  readonly received: readonly StoredMail[];
  readonly nextMail: number;
  /** Whether somebody had done that before the department ended, which was due at that time. */
  readonly isDone: (address: string, kind: Response["kind"], due: number) => boolean;
};

/** What is in the mailbox as a department starts. */
export function readPast(mailbox: Pick<Mailbox, "since">): Past {
  const mails = mailbox.since(0, Number.MAX_SAFE_INTEGER);
  const last = mails.at(-1);
  const lastWrote = new Map(
    mails.flatMap(({ direction, sender, at }) =>
      direction === "in" ? [[sender, at] as const] : [],
    ),
  );
  return {
    received: mails.filter(({ direction }) => direction === "out"),
    nextMail: last ? last.id + 1 : 0,
    isDone(address, kind, due) {
      const leavesNoMail = kind === "clicks-unsubscribe" || kind === "complains";
      const wrote = leavesNoMail ? last?.at : lastWrote.get(address);
      return wrote !== undefined && wrote >= due;
    },
  };
}
