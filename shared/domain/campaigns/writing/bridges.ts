import type { Brief, Problem } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";
import { pick } from "./pick.ts";

/** From what happened to what it tends to bring: "With one more site to supply, operations teams often find that …". */
export function bridge(clause: FactClause | undefined, problem: Problem, brief: Brief): string {
  const leadIns = clause ? leadInsFor(clause) : [];
  const [first, ...more] = leadIns;
  const who = seatOf(brief);
  if (first === undefined)
    return `${capital(peopleLike(brief))} often find that ${problem.problem}.`;
  const leadIn = pick([first, ...more], `${brief.lead.id} lead-in ${problem.id}`);
  return pick(
    [
      `${leadIn}, ${who} often find that ${problem.problem}.`,
      `${leadIn}, the usual trouble is that ${problem.problem}.`,
      `${leadIn}, it often happens that ${problem.problem}.`,
    ],
    `${brief.lead.id} bridge ${problem.id}`,
  );
}

/** What a firm does all year is no news to its people: it goes before the problem, in the same sentence. */
export function stateSentence(clause: FactClause, problem: Problem): string | undefined {
  if (isNews(clause)) return undefined;
  if (clause.kind !== "description")
    return `When you ${clause.deed}, it often happens that ${problem.problem}.`;
  const words = clause.deed.split(" ").length;
  const deed =
    words > 9 ? clause.deed.replace(/ (?:for|in|from|to|and sell[s]? them) .*$/u, "") : clause.deed;
  if (deed.split(" ").length > 11) return undefined;
  return `Firms that ${deed} often find that ${problem.problem}.`;
}

/** Something that happened, or goes on for a while. */
export function isNews({ isPast, kind }: FactClause): boolean {
  return isPast || kind === "hiring" || kind === "expansion";
}

/** Who the reader works with, in the plural. */
export function seatOf({ reader }: Pick<Brief, "reader">): string {
  switch (reader.role) {
    case "ceo":
      return "managing directors";
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

/** "operations teams at distributors", as far as seat and trade are known. */
export function peopleLike(brief: Brief): string {
  const seat = seatOf(brief);
  if (brief.trade === undefined) return seat === "teams" ? "many teams" : seat;
  return seat === "teams" ? brief.trade : `${seat} at ${brief.trade}`;
}

function leadInsFor({ kind, deed, isReaders }: FactClause): readonly string[] {
  switch (kind) {
    case "expansion":
      if (isMoreSites(deed)) {
        return ["With one more site to supply", "When a firm adds a site", "Once a site is added"];
      }
      if (/\b(?:line|lines|capacity|machines?|hall|production)\b/iu.test(deed)) {
        return ["When output goes up", "With more capacity to feed"];
      }
      return ["After a step like that"];
    case "funding":
      return ["After a funding round", "Once new money is in"];
    case "contract":
      return ["When a contract like that starts", "Once a contract of that kind is running"];
    case "partnership":
      return ["When a new partner starts to order"];
    case "product-launch":
      return ["In the early months of a new line", "When a new line starts"];
    case "hiring":
      return ["While a team grows", "While new people settle in"];
    case "acquisition":
      return ["After a takeover", "In the year after a takeover"];
    case "appointment":
      return isReaders ? ["In the early months of a new role"] : ["When a new person takes over"];
    default:
      return ["At that scale"];
  }
}

export function isMoreSites(deed: string): boolean {
  return (
    /^(?:opened|built|added|have (?:opened|built|added)|acquired|bought)\b/u.test(deed) &&
    /\b(?:warehouses?|depots?|sites?|plants?|factor(?:y|ies)|hubs?|branch(?:es)?|cent(?:er|re)s?|stores?|cold store)\b/iu.test(
      deed,
    )
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
