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

/** With no fact and no story to tell, something to try says more than a claim. */
function testMail(material: Material): Paragraphs {
  const { problem, seed } = material;
  const start = pick(
    [
      "Here is a test that takes an hour and needs no software.",
      `Here is something on ${problem.topic} that you can try without us.`,
      `A small test for ${problem.topic}, with nothing to buy.`,
    ],
    `${seed} start`,
  );
  return firstLetter(material, [
    [plain(start), plain(problem.selfCheck)],
    [plain(problem.outcome)],
    [plain(firstQuestion(material))],
  ]);
}
