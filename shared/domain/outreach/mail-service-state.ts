import * as z from "zod";

/** What the mail service last said of our account with it. */
export const MailServiceState = z.object({
  readAt: z.iso.datetime(),
  /** Mail goes to verified addresses only, until the service grants more. */
  isSandbox: z.boolean(),
  /** False while the service, or a person there, has stopped the account. */
  maySend: z.boolean(),
  /** In the service's own word: HEALTHY, PROBATION, SHUTDOWN. */
  standing: z.string(),
  perSecond: z.number().positive(),
  /** In any 24 hours; undefined where nothing limits them. */
  perDay: z.number().min(0).optional(),
  sentLastDay: z.number().min(0),
});
export type MailServiceState = z.infer<typeof MailServiceState>;

export type MailAllowance =
  | {
      readonly kind: "open";
      readonly rate: {
        readonly perPeriod: number;
        readonly periodSeconds: number;
        readonly burst: number;
      };
      /** Undefined where nothing limits the day. */
      readonly left: number | undefined;
      /** As many of those are for notices to the company's own people, who must hear that the day is full. */
      readonly reserve: number;
      /** Names the reading that `left` is counted from. */
      readonly since: string;
    }
  | { readonly kind: "closed"; readonly reason: string };

/** SES gives a new account no more, so it is what holds before the first reading (SES-4). */
const sandbox = { perSecond: 1, perDay: 200, sentLastDay: 0, readAt: "unread" };

const RESERVED_SHARE = 0.1;
/** Approvals, hand-overs and meetings of a day; no department has more. */
const MOST_RESERVED = 50;

/** SES-8: how fast and how much may leave by the service, by what it said last. */
export function mailAllowance(state: MailServiceState | undefined): MailAllowance {
  if (state && !state.maySend) {
    return {
      kind: "closed",
      reason: `the mail service has stopped the account (${state.standing})`,
    };
  }
  const { perSecond, perDay, sentLastDay, readAt } = state ?? sandbox;
  const whole = Math.max(1, Math.floor(perSecond));
  return {
    kind: "open",
    rate: { perPeriod: whole, periodSeconds: 1, burst: Math.ceil(whole / 2) },
    left: perDay === undefined ? undefined : Math.max(0, Math.floor(perDay - sentLastDay)),
    reserve: Math.min(MOST_RESERVED, Math.ceil((perDay ?? 0) * RESERVED_SHARE)),
    since: readAt,
  };
}
