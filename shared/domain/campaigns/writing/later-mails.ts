import type { Angle } from "#shared/domain/campaigns/campaign.ts";
import { type Brief, problemFor } from "./brief.ts";
import type { Material, Paragraphs } from "./material.ts";
import { letter, openingOf, plain } from "./phrases.ts";
import { pick } from "./pick.ts";

export function anotherProblemMail(material: Material, angles: readonly Angle[]): Paragraphs {
  const { brief, problem, seed } = material;
  const first = angles
    .toSorted((one, other) => other.strength - one.strength)
    .map((angle) => problemFor(angle, brief))
    .find((one) => one !== undefined);
  const isAnother = first !== undefined && first.id !== problem.id;
  const start = isAnother
    ? pick(
        [
          `My last mail was about ${first.topic}. This one is about ${problem.topic}.`,
          `I wrote to you about ${first.topic}. This is a different thought, on ${problem.topic}.`,
        ],
        seed,
      )
    : `One more thought on ${problem.topic}.`;
  return letter(material, [
    [plain(start)],
    openingOf(material),
    [plain(problem.outcome)],
    [plain(problem.question)],
  ]);
}

export function checkMail(material: Material): Paragraphs {
  const { brief, problem, seed } = material;
  const start = pick(
    [
      `Here is a check on ${problem.topic} that needs no software.`,
      `Here is a check on ${problem.topic} that takes an hour.`,
    ],
    seed,
  );
  return letter(material, [
    [plain(start), plain(problem.selfCheck)],
    openingOf(material),
    [plain(brief.seller.callToAction.followUp)],
  ]);
}

export function lastCheckMail(material: Material): Paragraphs {
  const { problem, brief, seed } = material;
  return letter(material, [
    [
      plain(
        pick(
          [
            "This is my last mail, so I will leave you with something to try.",
            "I will stop here. Before I do, one thing you can try without us.",
          ],
          seed,
        ),
      ),
      plain(problem.selfCheck),
    ],
    [plain(handOver(brief))],
  ]);
}

export function lastProblemMail(material: Material): Paragraphs {
  const { problem, brief, seed } = material;
  return letter(material, [
    [
      plain(
        pick(
          [
            `I will not write again after this. Should ${problem.topic} come up later, this is what we would show you.`,
            `This is my last mail. If you ever look into ${problem.topic}, here is what we would show you.`,
            `I will leave it here. Should you look at ${problem.topic} one day, this is the short version.`,
          ],
          seed,
        ),
      ),
      plain(problem.outcome),
    ],
    [plain(handOver(brief))],
  ]);
}

function handOver({ company, reader }: Brief): string {
  const where = company ? ` at ${company}` : "";
  return reader.firstName
    ? `If someone else${where} looks after this, who should I ask?`
    : `Who${where} would be the right person to ask?`;
}
