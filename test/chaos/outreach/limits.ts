import { dayIn } from "#shared/domain/outreach/zoned-time.ts";
import { capOf } from "./fictional-leads.ts";
import type { Finding } from "./invariants.ts";
import type { Claim } from "./ledger.ts";
import { storyOf } from "./story.ts";
import type { World } from "./world.ts";

const SHORTEST_REST = 5 * 60_000;

/** Steps of each account: a day's number, and the minutes between two. */
export function capFindings(world: World): readonly Finding[] {
  const { claims, exercised } = world.ledger;
  const steps = claims.filter(({ entry }) => entry.kind === "step");
  const accounts = [...Map.groupBy(steps, ({ entry }) => entry.accountId)];
  const days = accounts.flatMap(([account, own]) =>
    [...Map.groupBy(own, dayOf)].map(([day, ofDay]) => ({ account, day, ofDay })),
  );
  return [
    {
      rule: "no account sends more steps a day than it may",
      exercised: exercised.get("claim held back: cap") ?? 0,
      broken: days
        .filter(({ account, ofDay }) => ofDay.length > capOf(account))
        .map(({ account, day, ofDay }) => ({
          what: `${account} sent ${ofDay.length} on ${day}`,
          story: storyOf(world, ofDay.at(-1)?.entry.id ?? ""),
        })),
    },
    {
      rule: "days on which an account sent all it may",
      exercised: days.filter(({ account, ofDay }) => ofDay.length === capOf(account)).length,
      broken: [],
    },
    {
      rule: "an account rests between two steps",
      exercised: exercised.get("claim held back: pace") ?? 0,
      broken: accounts
        .flatMap(([, own]) => tooSoon(own))
        .map(({ entry }) => ({
          what: `${entry.id} went too soon after the one before it from ${entry.accountId}`,
          story: storyOf(world, entry.id),
        })),
    },
  ];
}

function dayOf({ entry }: Claim): string {
  return dayIn("Europe/London", new Date(entry.claimedAt ?? 0));
}

/** By the clocks of those who claimed: each may be a second off, but the database compares what they wrote. */
function tooSoon(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ entry }, index) => {
    const before = claims[index - 1]?.entry.claimedAt;
    if (before === undefined) return false;
    return Date.parse(entry.claimedAt ?? "") - Date.parse(before) < SHORTEST_REST;
  });
}
