import type { Sentence } from "#shared/domain/campaigns/campaign.ts";
import { longest } from "#shared/domain/campaigns/message-checks.ts";
import type { PlannedVariant } from "#shared/domain/campaigns/plan-sequence.ts";
import { EVERYONE, peopleLike } from "./bridges.ts";
import type { FactClause } from "./fact-clause.ts";
import type { Material, Paragraphs } from "./material.ts";
import { cited, greeting, plain } from "./phrases.ts";
import { pick } from "./pick.ts";

/** The first note that fits. */
export function connectionNote(material: Material, form: PlannedVariant["form"]): Paragraphs {
  const hello = plain(greeting(material.brief, "linkedin"));
  const notes = [
    ...(form === "connect" && material.clause ? newsNotes(material, material.clause) : []),
    ...tradeNotes(material),
  ].map((note) => [hello, ...note]);
  return [notes.find((note) => lengthOf(note) <= longest.linkedinCharacters) ?? [hello]];
}

/** A greeting ends in a comma, so what follows begins small; a name begins as it is written. */
function newsNotes(
  { brief, problem, seed }: Material,
  clause: FactClause,
): readonly (readonly Sentence[])[] {
  const { company } = brief;
  const { deed, isPast, isReaders } = clause;
  const byName =
    company && isPast && !isReaders && !/\byour\b/u.test(deed)
      ? `${company} ${deed.replace(/^have /u, "has ")}.`
      : `you ${deed}.`;
  const news = pick([`you ${deed}.`, byName, byName], `${seed} news`);
  const why = pick(
    [
      `I work on ${problem.topic} and would like to connect.`,
      `We help teams with ${problem.topic}, so I would like to connect.`,
      `It touches what I work on, ${problem.topic}. Shall we connect?`,
    ],
    `${seed} why`,
  );
  return [
    [cited(news, clause), plain(why)],
    [cited(news, clause), plain("I would like to connect.")],
  ];
}

function tradeNotes({ brief, problem, seed }: Material): readonly (readonly Sentence[])[] {
  const people = peopleLike(brief);
  const withWhom = people === EVERYONE ? "" : `with ${people} `;
  const first = pick(
    [
      [
        `I work ${withWhom}on ${problem.topic}.`,
        "I would like to connect and hear how you handle it.",
      ],
      [
        `my work is on ${problem.topic}${people === EVERYONE ? "" : `, mostly with ${people}`}.`,
        "Shall we connect?",
      ],
      [`I would like to connect and compare notes on ${problem.topic}.`],
    ],
    `${seed} trade`,
  );
  return [
    first.map(plain),
    [plain(`I work on ${problem.topic} and would like to connect.`)],
    [plain("I would like to connect.")],
  ];
}

function lengthOf(note: readonly Sentence[]): number {
  return [...note.map(({ text }) => text).join(" ")].length;
}
