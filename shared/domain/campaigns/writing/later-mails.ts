import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import { type Brief, problemFor } from "./brief.ts";
import type { Material, Paragraphs } from "./material.ts";
import { letter, openingOf, plain } from "./phrases.ts";
import { pick } from "./pick.ts";

export function anotherProblemMail(material: Material, angles: readonly Angle[]): Paragraphs {
  const { problem } = material;
  return letter(material, [
    [plain(startOfAnother(material, angles))],
    openingOf(material),
    [plain(problem.outcome)],
    [plain(problem.question)],
  ]);
}

function startOfAnother({ brief, problem, seed }: Material, angles: readonly Angle[]): string {
  const first = angles
    .toSorted((one, other) => other.strength - one.strength)
    .map((angle) => problemFor(angle, brief))
    .find((one) => one !== undefined);
  if (first === undefined || first.id === problem.id)
    return `One more thought on ${problem.topic}.`;
  return pick(
    [
      `My last mail was about ${first.topic}. This one is about ${problem.topic}.`,
      `I wrote to you about ${first.topic}. This is a different thought, on ${problem.topic}.`,
      `If ${first.topic} is not the point, perhaps ${problem.topic} is.`,
      `Leaving ${first.topic} aside, a word on ${problem.topic}.`,
      `I asked you about ${first.topic}. One more question, on ${problem.topic}.`,
    ],
    `${seed} start`,
  );
}

export function checkMail(material: Material): Paragraphs {
  const { brief, problem, seed } = material;
  const start = pick(
    [
      `Here is a check on ${problem.topic} that needs no software.`,
      `One hour of work shows where you stand on ${problem.topic}.`,
      `If you have an hour, you can try this on ${problem.topic}.`,
      `You can see for yourself how it stands with ${problem.topic}.`,
    ],
    `${seed} start`,
  );
  const check = [plain(start), plain(problem.selfCheck)];
  const opening = openingOf(material);
  return letter(material, [
    ...pick(
      [
        [check, opening],
        [opening, check],
      ],
      `${seed} order`,
    ),
    [plain(problem.outcome)],
    [plain(brief.seller.callToAction.followUp)],
  ]);
}

export function lastCheckMail(material: Material): Paragraphs {
  const { problem, brief, seed } = material;
  const start = pick(
    [
      "This is my last mail, so I will leave you with something to try.",
      "I will stop here. Before I do, one thing you can try without us.",
      `I will not write again. One idea on ${problem.topic} to keep.`,
      `This is my last note. Try this on ${problem.topic} some day.`,
    ],
    `${seed} start`,
  );
  return letter(material, [
    [plain(start), plain(problem.selfCheck)],
    [plain(problem.outcome)],
    [plain(handOver(brief, seed))],
  ]);
}

export function lastProblemMail(material: Material): Paragraphs {
  const { problem, brief, seed } = material;
  const start = pick(
    [
      `I will not write again after this. Should ${problem.topic} come up later, this is what we would show you.`,
      `This is my last mail. If you ever look into ${problem.topic}, here is what we would show you.`,
      `I will leave it here. Should you look at ${problem.topic} one day, this is the short version.`,
      `You get enough mail, so this is my last. Our part in ${problem.topic}, in one sentence.`,
    ],
    `${seed} start`,
  );
  return letter(material, [[plain(start), plain(problem.outcome)], [plain(handOver(brief, seed))]]);
}

function handOver({ company, reader }: Brief, seed: string): string {
  const where = company ? ` at ${company}` : "";
  if (!reader.firstName) return `Who${where} would be the right person to ask?`;
  return pick(
    [
      `If someone else${where} looks after this, who should I ask?`,
      `Is there a colleague${where} who would rather hear this?`,
      `Should I ask someone else${where} instead?`,
    ],
    `${seed} hand-over`,
  );
}
