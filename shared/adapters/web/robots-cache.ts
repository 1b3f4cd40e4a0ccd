import type { RobotsRules } from "./robots-rules.ts";

// RFC 9309 section 2.4: no cached copy is used for longer than a day. A site that failed deserves another try soon.
const RULES_LIVE_MILLISECONDS = 24 * 60 * 60 * 1000;
const FAILURES_LIVE_MILLISECONDS = 60_000;
const MAX_ORIGINS = 2_000;

export type RobotsCache = {
  rulesFor(origin: string, read: () => Promise<RobotsRules>): Promise<RobotsRules>;
};

/** Readers of the same origin share one request, also while it is under way. */
export function createRobotsCache(now: () => Date): RobotsCache {
  const entries = new Map<string, { readonly rules: Promise<RobotsRules>; expiresAt: number }>();
  return {
    rulesFor(origin, read) {
      const known = entries.get(origin);
      if (known && known.expiresAt > now().getTime()) return known.rules;
      const rules = read();
      const entry = { rules, expiresAt: Number.POSITIVE_INFINITY };
      entries.delete(origin);
      entries.set(origin, entry);
      dropOldest(entries);
      rules.then(
        ({ kind }) => {
          const life = kind === "rules" ? RULES_LIVE_MILLISECONDS : FAILURES_LIVE_MILLISECONDS;
          entry.expiresAt = now().getTime() + life;
        },
        () => entries.delete(origin),
      );
      return rules;
    },
  };
}

function dropOldest(entries: Map<string, unknown>): void {
  const [oldest] = entries.keys();
  if (entries.size > MAX_ORIGINS && oldest !== undefined) entries.delete(oldest);
}
