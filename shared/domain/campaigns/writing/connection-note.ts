import type { Sentence } from "#shared/domain/campaigns/campaign.ts";
import { longest } from "#shared/domain/campaigns/message-checks.ts";
import type { PlannedVariant } from "#shared/domain/campaigns/plan-sequence.ts";
import { EVERYONE, peopleLike } from "./bridges.ts";
import type { Material, Paragraphs } from "./material.ts";
import { cited, greeting, plain } from "./phrases.ts";

/** The longest note that fits. */
export function connectionNote(material: Material, form: PlannedVariant["form"]): Paragraphs {
  const { brief, problem, clause } = material;
  const hello = greeting(brief, "linkedin");
  const people = peopleLike(brief);
  const withWhom = people === EVERYONE ? "" : `with ${people} `;
  const notes: readonly Sentence[][] =
    form === "connect" && clause
      ? [
          [
            plain(hello),
            cited(`you ${clause.deed}.`, clause),
            plain(`I work on ${problem.topic} and would like to connect.`),
          ],
          [plain(hello), cited(`you ${clause.deed}.`, clause), plain("I would like to connect.")],
        ]
      : [];
  const fallbacks: readonly Sentence[][] = [
    [
      plain(hello),
      plain(`I work ${withWhom}on ${problem.topic}.`),
      plain("I would like to connect and hear how you handle it."),
    ],
    [plain(hello), plain(`I work on ${problem.topic} and would like to connect.`)],
    [plain(hello), plain("I would like to connect.")],
  ];
  const fitting = [...notes, ...fallbacks].find(
    (note) => lengthOf(note) <= longest.linkedinCharacters,
  );
  return [fitting ?? [plain(hello)]];
}

function lengthOf(note: readonly Sentence[]): number {
  return [...note.map(({ text }) => text).join(" ")].length;
}
