import { OWN_NOTE } from "#shared/domain/enrichment/own-note-facts.ts";
import type { Material, Paragraphs } from "./material.ts";
import { bridgeFrom, cited, letter, openingOf, plain, reasonToWrite } from "./phrases.ts";
import { pick } from "./pick.ts";

/** What happened, what it tends to bring, what helps, one question; in one of the orders people write that in. */
export function observationMail(material: Material): Paragraphs {
  const { problem, proof, story, seed } = material;
  const opening = openingOf(material);
  const [happened, ...bringing] = opening;
  const outcome = plain(problem.outcome);
  const question = plain(problem.question);
  const proven = proof ? [plain(proof)] : [];
  if (!happened || bringing.length === 0) {
    return firstLetter(material, [opening, [outcome, ...proven], [question]]);
  }
  return firstLetter(
    material,
    pick(
      [
        [opening, [outcome, ...proven], [question]],
        [[happened], [...bringing, question], [outcome, ...proven]],
        // What holds of all customers explains nothing before it is said what was done.
        story
          ? [opening, proven, [outcome], [question]]
          : [opening, [outcome, ...proven], [question]],
        [opening, [outcome], proven, [question]],
      ],
      `${seed} order`,
    ),
  );
}

/** Begins with why it is written, and shows somebody like the reader after. */
export function proofMail(material: Material): Paragraphs {
  const { problem, story, clause } = material;
  if (!clause && !story) return testMail(material);
  const reason = reasonToWrite(material);
  return firstLetter(material, [
    reason ? [reason, bridgeFrom(material)] : openingOf(material),
    story ? [plain(story)] : [],
    [plain(problem.outcome)],
    [plain(firstQuestion(material))],
  ]);
}

function firstQuestion({ brief, problem, seed }: Material): string {
  const { firstTouch, otherFirstTouches = [] } = brief.seller.callToAction;
  return pick([firstTouch, ...otherFirstTouches], `${seed} ${problem.id} ask`);
}

/** People who met say so first. */
function firstLetter(material: Material, [first = [], ...rest]: Paragraphs): Paragraphs {
  const met = material.brief.facts.find(({ sourceName }) => sourceName === OWN_NOTE);
  const said = met ? [cited(met.statement, { factId: met.id })] : [];
  return letter(material, [[...said, ...first], ...rest]);
}

/** With no fact and no story to tell: what people in that seat meet, and how to see whether it is so with them. */
function testMail(material: Material): Paragraphs {
  const { problem, brief, seed } = material;
  const where = brief.company ? ` at ${brief.company}` : "";
  const start = pick(
    [
      `One way to see whether that is so${where}, without us or any software.`,
      `Whether it is so${where} can be seen in an hour.`,
      `If you want to know how it stands${where}, this takes an hour.`,
      "You can find out how it is with you without buying anything.",
    ],
    `${seed} start`,
  );
  return firstLetter(material, [
    openingOf(material),
    [plain(start), plain(problem.selfCheck)],
    [plain(problem.outcome)],
    [plain(firstQuestion(material))],
  ]);
}
