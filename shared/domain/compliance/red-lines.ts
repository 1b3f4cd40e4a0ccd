import { type PauseScope, pauseScopeKey } from "./pause-scope.ts";

/** A thing we send from or for, whose figures are watched. */
type LineScope = Exclude<PauseScope, { readonly kind: "all" }>;

export type RedLine = {
  readonly scope: LineScope;
  readonly action: "pause" | "warn";
  readonly rule: "SES-2" | "SES-3" | "MX-10";
  readonly reason: string;
};

/** One thing that happened; OutcomeEvent has all of it. */
export type WatchedEvent = {
  readonly kind: string;
  readonly at: string;
  readonly accountId: string;
  readonly campaignId: string;
  readonly senderDomain: string;
};

export type ScopeCounts = {
  readonly scope: LineScope;
  readonly sent: number;
  readonly hardBounced: number;
  readonly complained: number;
  readonly senderRefused: number;
};

/** A person, or the check that had paused it, let the scope go on. */
export type Resumption = {
  readonly scope: PauseScope;
  readonly at: string;
};

const WINDOW_DAYS = 7;

/** The calendar days that the window touches, the latest first. */
export function daysOfWindow(now: Date): readonly string[] {
  return Array.from({ length: WINDOW_DAYS + 1 }, (_, ago) =>
    new Date(now.getTime() - ago * 86_400_000).toISOString().slice(0, 10),
  );
}

/**
 * Which lines are crossed, over the last seven days and since the scope was last let go on. The lines lie below the
 * providers' own: SES looks at an account at 5% bounces or 0.1% complaints, Gmail at 0.3% complaints.
 */
export function redLines(
  events: readonly WatchedEvent[],
  resumptions: readonly Resumption[],
  now: Date,
): readonly RedLine[] {
  return countScopes(events, resumptions, now).flatMap((counts) => [
    ...refusedSender(counts),
    ...bounces(counts),
    ...complaints(counts),
  ]);
}

export function countScopes(
  events: readonly WatchedEvent[],
  resumptions: readonly Resumption[],
  now: Date,
): readonly ScopeCounts[] {
  const since = new Date(now.getTime() - WINDOW_DAYS * 86_400_000).toISOString();
  const scopes = new Map<string, { scope: LineScope; from: string; events: WatchedEvent[] }>();
  for (const event of events) {
    for (const scope of scopesOf(event)) {
      const key = pauseScopeKey(scope);
      const known = scopes.get(key) ?? { scope, from: lastResumed(resumptions, scope), events: [] };
      scopes.set(key, known);
      if (event.at >= since && event.at > known.from) known.events.push(event);
    }
  }
  return [...scopes.values()].map(({ scope, events: own }) => {
    const count = (kind: string) => own.filter((event) => event.kind === kind).length;
    return {
      scope,
      sent: count("sent"),
      hardBounced: count("hard-bounced"),
      complained: count("complained"),
      senderRefused: count("sender-refused"),
    };
  });
}

function lastResumed(resumptions: readonly Resumption[], wanted: LineScope): string {
  const key = pauseScopeKey(wanted);
  const same = resumptions.filter(({ scope }) => pauseScopeKey(scope) === key);
  return (
    same
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? ""
  );
}

function scopesOf({ accountId, campaignId, senderDomain }: WatchedEvent): readonly LineScope[] {
  return [
    ...(accountId ? [{ kind: "account" as const, id: accountId }] : []),
    ...(campaignId ? [{ kind: "campaign" as const, id: campaignId }] : []),
    ...(senderDomain ? [{ kind: "domain" as const, id: senderDomain }] : []),
  ];
}

/** MX-10: "your domain is not authenticated" is about us, whoever the mail was for, and gets worse with each try. */
function refusedSender({ scope, senderRefused }: ScopeCounts): readonly RedLine[] {
  if (scope.kind !== "domain" || senderRefused === 0) return [];
  const mails = senderRefused === 1 ? "A receiver" : `Receivers (${senderRefused} mails)`;
  const reason = `${mails} refused ${scope.id} as a sender. Check SPF, DKIM and DMARC before it sends again.`;
  return [{ scope, action: "pause", rule: "MX-10", reason }];
}

// One bad address says nothing of a list (SES-11: it touches only the person); a second one begins a rate.
const LEAST_BOUNCES = 2;
const bounceLimits = { warn: 0.02, campaign: 0.03, account: 0.04 };

function bounces({ scope, sent, hardBounced }: ScopeCounts): readonly RedLine[] {
  if (scope.kind === "domain" || hardBounced < LEAST_BOUNCES) return [];
  const rate = hardBounced / Math.max(sent, hardBounced);
  const limit = bounceLimits[scope.kind];
  const figures = `${hardBounced} of ${Math.max(sent, hardBounced)} mails (${percent(rate)}) did not reach an existing mailbox in ${WINDOW_DAYS} days`;
  if (rate >= limit) {
    const reason = `${figures}; the line is ${percent(limit)}.`;
    return [{ scope, action: "pause", rule: "SES-2", reason }];
  }
  if (rate < bounceLimits.warn) return [];
  const reason = `${figures}; it is paused at ${percent(limit)}.`;
  return [{ scope, action: "warn", rule: "SES-2", reason }];
}

const COMPLAINT_LIMIT = 0.0008;
// From here on one complaint alone is no more than the limit; below, one may be a slip of the finger, two are not.
const COMPLAINT_SAMPLE = Math.round(1 / COMPLAINT_LIMIT);
const LEAST_COMPLAINTS = 2;

function complaints({ scope, sent, complained }: ScopeCounts): readonly RedLine[] {
  if (complained === 0) return [];
  const rate = complained / Math.max(sent, complained);
  const figures = `${complained} of ${Math.max(sent, complained)} mails (${percent(rate)}) were reported as spam in ${WINDOW_DAYS} days; the line is ${percent(COMPLAINT_LIMIT)}.`;
  if (rate < COMPLAINT_LIMIT) return [];
  const isSure = complained >= LEAST_COMPLAINTS || sent >= COMPLAINT_SAMPLE;
  return [{ scope, action: isSure ? "pause" : "warn", rule: "SES-3", reason: figures }];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(share < 0.01 ? 2 : 1))}%`;
}
