import type { Brief, Problem } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";
import { pick } from "./pick.ts";

/** From what was just said of them to what it may bring: "That made me wonder whether …". It claims nothing of them. */
export function bridge(
  clause: FactClause | undefined,
  problem: Problem,
  brief: Brief,
  seed: string,
): string {
  const [first, ...more] = clause ? leadInsFor(clause) : [];
  if (first === undefined) return generalSentence(problem, brief, seed);
  const leadIn = pick([first, ...more], `${seed} lead-in`);
  return pick(
    [
      `${leadIn}, ${seatOf(brief)} often find that ${problem.problem}.`,
      `${leadIn}, the risk is that ${problem.problem}.`,
      `${leadIn}, it can happen that ${problem.problem}.`,
      `That made me wonder whether ${problem.problem}.`,
      `Perhaps it is different with you, but for many ${seatOf(brief)} it means that ${problem.problem}.`,
    ],
    `${seed} bridge`,
  );
}

function generalSentence({ problem }: Problem, brief: Brief, seed: string): string {
  const who = peopleLike(brief);
  const known = `Perhaps you know this one: ${problem}.`;
  if (who === EVERYONE) return pick([`${capital(who)} find that ${problem}.`, known], seed);
  return pick(
    [
      `${capital(who)} often find that ${problem}.`,
      `Many ${who} know this one: ${problem}.`,
      `I do not know how it is with you, but many ${who} find that ${problem}.`,
      known,
    ],
    `${seed} general`,
  );
}

export const EVERYONE = "many teams";

/** What a firm does all year is no news to its people: it goes before the problem, in the same sentence. */
export function stateSentence(
  clause: FactClause,
  problem: Problem,
  seed: string,
): string | undefined {
  if (isNews(clause)) return undefined;
  const isLong = clause.deed.split(" ").length > MOST_WORDS;
  const short = isLong
    ? clause.deed.replace(/ (?:for|in|from|and sell them) .*$/u, "")
    : clause.deed;
  if (short.split(" ").length > MOST_WORDS) return undefined;
  if (clause.kind === "description") {
    // A kind of firm has no home town.
    const deed = short.replace(/ in \p{Lu}.*$/u, "");
    return pick(
      [
        `Firms that ${deed} often find that ${problem.problem}.`,
        `Many firms that ${deed} know this one: ${problem.problem}.`,
        `You ${deed}, so I wondered whether ${problem.problem}.`,
      ],
      `${seed} state`,
    );
  }
  return pick(
    [
      `When you ${short}, the risk is that ${problem.problem}.`,
      `You ${short}. That made me wonder whether ${problem.problem}.`,
      `You ${short}. Firms that do so often find that ${problem.problem}.`,
    ],
    `${seed} state`,
  );
}

const MOST_WORDS = 11;

/** Something that happened, or goes on for a while. */
export function isNews({ isPast, kind }: FactClause): boolean {
  return isPast || kind === "hiring" || kind === "expansion";
}

/** Who the reader works with, in the plural. */
function seatOf({ reader }: Pick<Brief, "reader">): string {
  switch (reader.role) {
    case "ceo":
      return headsOf(reader.title ?? "");
    case "coo":
    case "vp-operations":
      return "operations teams";
    case "cfo":
    case "vp-finance":
      return "finance teams";
    case "cto":
      return "technology leads";
    case "other":
      return "teams";
  }
}

function headsOf(title: string): string {
  if (/\b(?:owner|inhaber|founder|fondat)/iu.test(title)) return "owners";
  return /\b(?:chief|ceo|president)\b/iu.test(title) ? "chief executives" : "managing directors";
}

/** "operations teams at distributors", as far as seat and trade are known. */
export function peopleLike(brief: Brief): string {
  const seat = seatOf(brief);
  if (brief.trade === undefined) return seat === "teams" ? EVERYONE : seat;
  return seat === "teams"
    ? brief.trade
    : `${seat} ${seat === "owners" ? "of" : "at"} ${brief.trade}`;
}

function leadInsFor({ kind, deed, isReaders }: FactClause): readonly string[] {
  switch (kind) {
    case "expansion":
      if (/^(?:began|broke|started|are (?:building|opening|planning)|plan)\b/u.test(deed)) {
        return ["With another site on the way", "While a new site is being set up"];
      }
      if (isMoreSites(deed)) {
        return [
          "With one more site to supply",
          "In the first year of a new site",
          "Once a site is added",
        ];
      }
      if (/\b(?:line|lines|capacity|machines?|hall|production)\b/iu.test(deed)) {
        return ["When output goes up", "With more capacity to feed"];
      }
      return ["After a step like that"];
    case "funding":
      return ["While new money goes into growth", "When a firm grows on new money"];
    case "contract":
      return /\border\b/u.test(deed)
        ? ["When an order like that comes in"]
        : ["When a contract like that starts", "Once a contract of that kind is running"];
    case "partnership":
      return ["After a step like that"];
    case "product-launch":
      return ["In the early months of a new line", "When a new line starts"];
    case "hiring":
      return /\bfor an? /u.test(deed)
        ? ["Until the new person has settled in", "While that seat is open"]
        : ["While a team grows", "While new people settle in"];
    case "acquisition":
      return ["After a takeover", "In the year after a takeover"];
    case "appointment":
      return isReaders ? ["In the early months of a new role"] : ["When a new person takes over"];
    default:
      return ["At that scale"];
  }
}

/** Another place to supply, open or on its way; a new kiln is none. */
export function isAboutSites({ kind, deed }: FactClause): boolean {
  if (kind !== "expansion") return true;
  return (
    isMoreSites(deed) ||
    /^(?:began|broke|started|are (?:building|opening|planning)|plan)\b.*\b(?:warehouses?|depots?|sites?|plants?|factor(?:y|ies)|hubs?|stores?)\b/iu.test(
      deed,
    )
  );
}

function isMoreSites(deed: string): boolean {
  return (
    /^(?:opened|built|added|have (?:opened|built|added)|acquired|bought)\b/u.test(deed) &&
    /\b(?:warehouses?|depots?|sites?|plants?|factor(?:y|ies)|hubs?|branch(?:es)?|cent(?:er|re)s?|stores?|shops?|stockrooms?)\b/iu.test(
      deed,
    )
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
