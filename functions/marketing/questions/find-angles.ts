import * as z from "zod";
import type { Brief } from "#shared/domain/campaigns/writing/brief.ts";
import { chooseAngles } from "#shared/domain/campaigns/writing/choose-angles.ts";
import type { Question } from "#shared/models/question.ts";
import { briefEvidence } from "./brief-evidence.ts";

const FoundAngles = z.object({
  angles: z.array(
    z.object({
      problemId: z.string(),
      reason: z.string(),
      factIds: z.array(z.string()),
      strength: z.number().min(0).max(1),
    }),
  ),
});
export type FoundAngles = z.infer<typeof FoundAngles>;

/** Why this company, now: which facts make which of the seller's problems likely? */
export const findAngles: Question<Brief, FoundAngles> = {
  name: "find-angles",
  trust: "untrusted",
  instruction: [
    "Find two to four reasons to write to this reader now. Each pairs one problem of the seller with the facts that make it likely.",
    "Use problem ids and fact ids exactly as given. Prefer dated facts of the last twelve months. Use each problem once.",
    "The reason is one sentence, and each name, number and date in it stands in the facts it names.",
    "Strength is 0 to 1: how sure a sales leader would be that the problem is there. Without facts give no more than 0.3 and no fact ids.",
  ].join("\n"),
  evidence: briefEvidence,
  schema: FoundAngles,
  maxTokens: 900,
  rules: (brief) => ({
    angles: chooseAngles(brief).map(({ problemId, reason, factIds, strength }) => ({
      problemId,
      reason,
      factIds,
      strength,
    })),
  }),
};
