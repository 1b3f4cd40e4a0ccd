import type { Sentence } from "#shared/domain/campaigns/campaign.ts";
import { bridge, capital, isNews, stateSentence } from "./bridges.ts";
import type { Brief } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";
import type { Material, Paragraphs } from "./material.ts";
import { pick } from "./pick.ts";

export function letter({ brief }: Material, paragraphs: Paragraphs): Paragraphs {
  return [[plain(greeting(brief, "email"))], ...paragraphs].filter(
    (sentences) => sentences.length > 0,
  );
}

export function greeting(
  { reader, company }: Brief,
  channel: "email" | "linkedin" | "call",
): string {
  const mayName = channel !== "email" || reader.isMailboxTheirs;
  if (reader.firstName && mayName) return `Hello ${reader.firstName},`;
  return company && channel === "email" ? `Hello ${company} team,` : "Hello,";
}

/** What happened and what it tends to bring, or only what firms like theirs tend to meet. */
export function openingOf(material: Material): readonly Sentence[] {
  const { clause, problem, brief, seed } = material;
  if (!clause) return [plain(bridge(undefined, problem, brief, seed))];
  const state = stateSentence(clause, problem, seed);
  if (state) return [cited(state, clause)];
  if (!isNews(clause)) return [plain(bridge(undefined, problem, brief, seed))];
  return [cited(observation(clause, brief, seed), clause), bridgeFrom(material)];
}

/** It rests on the same fact, and goes when the fact goes. */
export function bridgeFrom({ clause, problem, brief, seed }: Material): Sentence {
  const text = bridge(clause, problem, brief, seed);
  return clause ? cited(text, clause) : plain(text);
}

export function reasonToWrite({ clause, brief, seed }: Material): Sentence | undefined {
  if (!clause || !isNews(clause)) return undefined;
  const { company } = brief;
  const reason = pick(
    [
      `I am writing because you ${clause.deed}.`,
      company
        ? `I thought of ${company} because you ${clause.deed}.`
        : `I am writing because you ${clause.deed}.`,
      `You ${clause.deed}, which is why I write.`,
      `My reason to write: you ${clause.deed}.`,
    ],
    `${seed} reason`,
  );
  return cited(reason, clause);
}

function observation(clause: FactClause, { company }: Brief, seed: string): string {
  const { deed } = clause;
  const plainly = `You ${deed}.`;
  if (clause.isReaders) return plainly;
  const dated =
    / (in (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?)$/u.exec(
      deed,
    )?.[1];
  const whenFirst = dated
    ? `${capital(dated)} you ${deed.slice(0, -dated.length - 1).replace(/,$/u, "")}.`
    : plainly;
  const byName =
    clause.isPast && company && !/\byour\b/u.test(deed)
      ? `${company} ${deed.replace(/^have /u, "has ")}.`
      : plainly;
  return pick([whenFirst, byName, byName, `I read that you ${deed}.`], `${seed} observation`);
}

export function plain(text: string): Sentence {
  return { text, factIds: [], isPersonalised: false };
}

export function cited(text: string, { factId }: Pick<FactClause, "factId">): Sentence {
  return { text, factIds: [factId], isPersonalised: true };
}
