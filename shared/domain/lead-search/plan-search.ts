import type { Lead } from "#shared/domain/leads/lead.ts";
import { shareOf } from "#shared/domain/reporting/random-draws.ts";
import type { IdealCustomerProfile } from "#shared/domain/settings/ideal-customer-profile.ts";
import type { LeadSearchSettings } from "#shared/domain/settings/lead-search-settings.ts";
import type { SearchWish } from "./search-wish.ts";

export type SearchPlanInput = {
  readonly profile: IdealCustomerProfile;
  readonly settings: Pick<LeadSearchSettings, "trades">;
  /** Leads that became a meeting. */
  readonly won: readonly Lead[];
  readonly day: string;
};

/** Countries and trades one search looks through; the days take turns with the rest. */
const MOST_WISHES = 12;
const MOST_LOOK_ALIKES = 4;

/** What to look for today: more of what was won first, then trades of the profile in its home markets, in turn. */
export function planSearch(input: SearchPlanInput): readonly SearchWish[] {
  const lookAlikes = afterWonLeads(input);
  return [...lookAlikes, ...afterProfile(input).slice(0, MOST_WISHES - lookAlikes.length)];
}

function afterProfile({ profile, settings, day }: SearchPlanInput): readonly SearchWish[] {
  const markets = inTurn(profile.countries.best, day, (country) => country);
  const trades = inTurn(settings.trades, day, (trade) => trade);
  // Every trade once, each in another market, before a trade has its second market.
  return markets.flatMap((_, round) =>
    trades.map((trade, index) =>
      wishOf(trade, markets[(round + index) % markets.length], profile, "profile"),
    ),
  );
}

function afterWonLeads({ won, profile, day }: SearchPlanInput): readonly SearchWish[] {
  const wishes = won.flatMap(({ company }): readonly SearchWish[] => {
    const { industry, country, employees } = company;
    if (!industry || industry.length > LONGEST_TRADE) return [];
    const size = employees && { employees: around(employees) };
    return [{ ...wishOf(industry.toLowerCase(), country, profile, "won-lead"), ...size }];
  });
  const distinct = new Map(wishes.map((wish) => [`${wish.trade}|${wish.country}`, wish]));
  return inTurn([...distinct.entries()], day, ([key]) => key)
    .slice(0, MOST_LOOK_ALIKES)
    .map(([, wish]) => wish);
}

const LONGEST_TRADE = 60;

function wishOf(
  trade: string,
  country: string | undefined,
  { employees, titles }: IdealCustomerProfile,
  after: SearchWish["after"],
): SearchWish {
  return {
    trade,
    country,
    employees: employees.best,
    titles: titles.matches.filter(({ fit }) => fit >= 0.8).flatMap(({ words }) => words),
    after,
  };
}

/** Half to twice as many people: a company of that kind, not the same one. */
function around({ min, max }: SearchWish["employees"]): SearchWish["employees"] {
  const [least, most] = [min ?? max, max ?? min];
  return {
    ...(least !== undefined && { min: Math.floor(least / 2) }),
    ...(most !== undefined && { max: most * 2 }),
  };
}

/** Another order every day, the same all day long. */
function inTurn<Item>(
  items: readonly Item[],
  day: string,
  name: (item: Item) => string,
): readonly Item[] {
  return items.toSorted(
    (one, other) => shareOf(`${day}|${name(one)}`) - shareOf(`${day}|${name(other)}`),
  );
}
