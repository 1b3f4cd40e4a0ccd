import type { Angle, Sentence } from "#shared/domain/campaigns/campaign.ts";
import { fold } from "#shared/domain/campaigns/fold.ts";
import { longest } from "#shared/domain/campaigns/message-checks.ts";
import type { PlannedStep, PlannedVariant } from "#shared/domain/campaigns/plan-sequence.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import { bridge, capital, isNews, peopleLike, stateSentence } from "./bridges.ts";
import { type Brief, clauseFor, type Problem, problemFor } from "./brief.ts";
import type { FactClause } from "./fact-clause.ts";
import { pick } from "./pick.ts";

export type Paragraphs = readonly (readonly Sentence[])[];

/** One message of the plan in plain words. What no fact supports is not said. */
export function writeMessage(
  step: PlannedStep,
  variant: PlannedVariant,
  angles: readonly Angle[],
  brief: Brief,
): Paragraphs {
  const angle = angles.find(({ id }) => id === variant.angleId);
  const problem = angle && problemFor(angle, brief);
  if (!angle || !problem)
    throw new Error(`Angle ${variant.angleId} names no problem of the seller`);
  const material: Material = {
    brief,
    problem,
    clause: clauseFor(angle, brief),
    proof: proofFor(problem, brief)?.statement,
    story: storyFor(problem, brief),
    seed: `${brief.lead.id} ${step.kind} ${variant.name}`,
  };
  switch (step.kind) {
    case "first-mail":
      return variant.form === "proof" ? proofMail(material) : observationMail(material);
    case "second-mail":
      return variant.form === "self-check"
        ? checkMail(material)
        : anotherProblemMail(material, angles);
    case "last-mail":
      return variant.form === "self-check" ? lastCheckMail(material) : lastProblemMail(material);
    case "connection":
      return connectionNote(material, variant.form);
    case "call":
      return callScript(material, variant.form);
  }
}

type Material = {
  readonly brief: Brief;
  readonly problem: Problem;
  readonly clause: FactClause | undefined;
  readonly proof: string | undefined;
  /** A proof from the reader's own trade, which may open a mail. */
  readonly story: string | undefined;
  readonly seed: string;
};

function observationMail(material: Material): Paragraphs {
  const { problem, proof } = material;
  return letter(material, [
    openingOf(material),
    [plain(problem.outcome), ...(proof ? [plain(proof)] : [])],
    [plain(problem.question)],
  ]);
}

/** Begins with somebody like the reader, or with the problem, and comes to the reader after. */
function proofMail(material: Material): Paragraphs {
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

function anotherProblemMail(material: Material, angles: readonly Angle[]): Paragraphs {
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

function checkMail(material: Material): Paragraphs {
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

function lastCheckMail(material: Material): Paragraphs {
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

function lastProblemMail(material: Material): Paragraphs {
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
    ? `If this is not yours to decide, who${where} should I ask instead?`
    : `Who${where} would be the right person to ask?`;
}

function connectionNote(material: Material, form: PlannedVariant["form"]): Paragraphs {
  const { brief, problem, clause } = material;
  const hello = greeting(brief, "linkedin");
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
      plain(`I work with ${peopleLike(brief)} on ${problem.topic}.`),
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

function callScript(material: Material, form: PlannedVariant["form"]): Paragraphs {
  const { brief, problem } = material;
  const { sender, company } = brief.seller;
  const opening = [
    plain(`${greeting(brief, "call").replace(/,$/, "")}, this is ${sender.name} from ${company}.`),
    plain("We have not spoken before, so I will be short."),
  ];
  const reason = reasonToCall(material);
  if (form === "observation" && reason) {
    return [opening, [reason, bridgeFrom(material)], [plain(problem.question)]];
  }
  return [
    opening,
    [plain(bridge(undefined, problem, brief)), plain(problem.outcome)],
    [plain(problem.question)],
  ];
}

/** What happened and what it tends to bring, or only what firms like theirs tend to meet. */
function openingOf(material: Material): readonly Sentence[] {
  const { clause, problem, brief, seed } = material;
  if (!clause) return [plain(bridge(undefined, problem, brief))];
  const state = stateSentence(clause, problem);
  if (state) return [cited(state, clause)];
  if (!isNews(clause)) return [plain(bridge(undefined, problem, brief))];
  return [cited(observation(clause, brief, seed), clause), bridgeFrom(material)];
}

/** It rests on the same fact, and goes when the fact goes. */
function bridgeFrom({ clause, problem, brief }: Material): Sentence {
  const text = bridge(clause, problem, brief);
  return clause ? cited(text, clause) : plain(text);
}

function observation(clause: FactClause, { company }: Brief, seed: string): string {
  const { deed } = clause;
  const plainly = `You ${deed}.`;
  if (clause.isReaders) return plainly;
  const dated =
    / (in (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?)$/u.exec(
      deed,
    )?.[1];
  const whenFirst = dated ? `${capital(dated)} you ${deed.slice(0, -dated.length - 1)}.` : plainly;
  const byName =
    clause.isPast && company && !/\byour\b/u.test(deed)
      ? `${company} ${deed.replace(/^have /u, "has ")}.`
      : plainly;
  return pick([plainly, whenFirst, byName], seed);
}

function reasonToWrite({ clause, brief, seed }: Material): Sentence | undefined {
  if (!clause || !isNews(clause)) return undefined;
  const { company } = brief;
  const reason = pick(
    [
      `I am writing because you ${clause.deed}.`,
      company
        ? `I thought of ${company} because you ${clause.deed}.`
        : `I am writing because you ${clause.deed}.`,
      `You ${clause.deed}, which is why I write.`,
    ],
    seed,
  );
  return cited(reason, clause);
}

function reasonToCall({ clause }: Material): Sentence | undefined {
  if (!clause || !isNews(clause)) return undefined;
  return cited(`I am calling because you ${clause.deed}.`, clause);
}

function letter({ brief }: Material, paragraphs: Paragraphs): Paragraphs {
  return [[plain(greeting(brief, "email"))], ...paragraphs].filter(
    (sentences) => sentences.length > 0,
  );
}

function greeting({ reader, company }: Brief, channel: "email" | "linkedin" | "call"): string {
  const mayName = channel !== "email" || reader.isMailboxTheirs;
  if (reader.firstName && mayName) return `Hello ${reader.firstName},`;
  return company && channel === "email" ? `Hello ${company} team,` : "Hello,";
}

type Proof = SellerProfile["proofPoints"][number];

/** The seller's statement that is closest to this problem and this trade. A story of another trade proves nothing here. */
function proofFor(problem: Problem, { seller, lead, facts }: Brief): Proof | undefined {
  const does = facts.filter(({ kind }) => kind === "industry" || kind === "description");
  const trade = fold(
    [
      lead.company.industry ?? "",
      ...does.map(({ statement }) => statement.replace(/ for .*$/, "")),
    ].join(" "),
  );
  const fitting = seller.proofPoints
    .filter(({ problemIds }) => problemIds.includes(problem.id))
    .filter(
      ({ industryWords }) =>
        industryWords.length === 0 || industryWords.some((word) => trade.includes(fold(word))),
    );
  return fitting.find(isStory) ?? fitting[0];
}

function storyFor(problem: Problem, brief: Brief): string | undefined {
  const proof = proofFor(problem, brief);
  return proof && isStory(proof) ? proof.statement : undefined;
}

function isStory({ industryWords }: Proof): boolean {
  return industryWords.length > 0;
}

function plain(text: string): Sentence {
  return { text, factIds: [], isPersonalised: false };
}

function cited(text: string, { factId }: FactClause): Sentence {
  return { text, factIds: [factId], isPersonalised: true };
}
