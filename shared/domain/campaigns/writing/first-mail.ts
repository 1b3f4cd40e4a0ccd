import { bridge } from "./bridges.ts";
import type { Material, Paragraphs } from "./material.ts";
import { bridgeFrom, letter, openingOf, plain, reasonToWrite } from "./phrases.ts";
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
    return letter(material, [opening, [outcome, ...proven], [question]]);
  }
  return letter(
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

/** Begins with somebody like the reader, or with the problem, and comes to the reader after. */
export function proofMail(material: Material): Paragraphs {
  const { brief, problem, story, clause, seed } = material;
  if (!clause && !story) return testMail(material);
  const reason = reasonToWrite(material);
  const opening = story
    ? [[plain(story)], reason ? [reason, bridgeFrom(material)] : openingOf(material)]
    : [reason ? [plain(bridge(undefined, problem, brief, seed)), reason] : openingOf(material)];
  return letter(material, [
    ...opening,
    [plain(problem.outcome)],
    [plain(brief.seller.callToAction.firstTouch)],
  ]);
}

/** With no fact and no story to tell, something to try says more than a claim. */
function testMail(material: Material): Paragraphs {
  const { brief, problem, seed } = material;
  const start = pick(
    [
      "Here is a test that takes an hour and needs no software.",
      `Here is something on ${problem.topic} that you can try without us.`,
      `A small test for ${problem.topic}, with nothing to buy.`,
    ],
    `${seed} start`,
  );
  return letter(material, [
    [plain(start), plain(problem.selfCheck)],
    [plain(problem.outcome)],
    [plain(brief.seller.callToAction.firstTouch)],
  ]);
}
