import { bridge } from "./bridges.ts";
import type { Material, Paragraphs } from "./material.ts";
import { bridgeFrom, letter, openingOf, plain, reasonToWrite } from "./phrases.ts";

export function observationMail(material: Material): Paragraphs {
  const { problem, proof } = material;
  return letter(material, [
    openingOf(material),
    [plain(problem.outcome), ...(proof ? [plain(proof)] : [])],
    [plain(problem.question)],
  ]);
}

/** Begins with somebody like the reader, or with the problem, and comes to the reader after. */
export function proofMail(material: Material): Paragraphs {
  const { brief, problem, story, clause } = material;
  if (!clause && !story) return testMail(material);
  const reason = reasonToWrite(material);
  const opening = story
    ? [[plain(story)], reason ? [reason, bridgeFrom(material)] : openingOf(material)]
    : [reason ? [plain(bridge(undefined, problem, brief)), reason] : openingOf(material)];
  return letter(material, [
    ...opening,
    [plain(problem.outcome)],
    [plain(brief.seller.callToAction.firstTouch)],
  ]);
}

/** With no fact and no story to tell, something to try says more than a claim. */
function testMail(material: Material): Paragraphs {
  const { brief, problem } = material;
  return letter(material, [
    [plain("Here is a test that takes an hour and needs no software."), plain(problem.selfCheck)],
    [plain(problem.outcome)],
    [plain(brief.seller.callToAction.firstTouch)],
  ]);
}
