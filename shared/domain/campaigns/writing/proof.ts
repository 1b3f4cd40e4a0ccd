import { fold } from "#shared/domain/campaigns/fold.ts";
import type { SellerProfile } from "#shared/domain/settings/seller-profile.ts";
import type { Brief, Problem } from "./brief.ts";
import { pick } from "./pick.ts";

type Proof = SellerProfile["proofPoints"][number];

/** The seller's statement that is closest to this problem and this trade. A story of another trade proves nothing here. */
export function proofFor(problem: Problem, { seller, lead, facts }: Brief): Proof | undefined {
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
  const [story, ...others] = fitting.filter(isStory);
  return story ? pick([story, ...others], `${lead.id} proof`) : fitting[0];
}

export function storyFor(problem: Problem, brief: Brief): string | undefined {
  const proof = proofFor(problem, brief);
  return proof && isStory(proof) ? proof.statement : undefined;
}

function isStory({ industryWords }: Proof): boolean {
  return industryWords.length > 0;
}
