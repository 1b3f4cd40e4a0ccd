import { companyShortName } from "#shared/domain/campaigns/company-short-name.ts";
import { foldedWords } from "#shared/domain/campaigns/fold.ts";
import { normaliseCompanyName } from "#shared/domain/leads/company-name.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

/** Each round is a cost in searches and seconds; what three rounds do not find is rarely on the web. */
export const MOST_ROUNDS = 3;

const MOST_SEARCHES = 3;

/** What to search for: the company in general first, what is still open later. */
export function searchesFor(
  company: Lead["company"],
  round: number,
  openQuestions: readonly string[],
): readonly string[] {
  const name = searchName(company);
  if (!name) return [];
  const topics =
    round === 1 ? firstTopics : openQuestions.map((one) => keywords(one, company.name ?? ""));
  return [...new Set(topics)]
    .filter(Boolean)
    .slice(0, MOST_SEARCHES)
    .map((topic) => `${name} ${topic}`);
}

const firstTopics = ["news", "market", "competitors"];

/** A company's name comes from a stranger's file: what is no name is not sent to anybody. */
function searchName({ name }: Lead["company"]): string | undefined {
  if (name === undefined || companyShortName(name) === undefined) return undefined;
  const words = name.replace(/[",]/g, " ").split(/\s+/).filter(Boolean);
  const plain = normaliseCompanyName(name);
  // The shortest beginning that is still the whole name leaves the legal form out, in whatever language.
  const length = words.findIndex(
    (_, last) => normaliseCompanyName(words.slice(0, last + 1).join(" ")) === plain,
  );
  return words.slice(0, length + 1 || words.length).join(" ");
}

const MOST_KEYWORDS = 5;

function keywords(question: string, name: string): string {
  const known = new Set(foldedWords(name));
  return foldedWords(question)
    .filter((word) => word.length > 2 && !known.has(word) && !plain.has(word))
    .slice(0, MOST_KEYWORDS)
    .join(" ");
}

const plain = new Set(
  `what which who when where how does did has have had is are was were the and for its their that this with from many much
  large fast any another other still source sources confirm confirms there been will would could can right being according
  about than report reports company`.split(/\s+/),
);
