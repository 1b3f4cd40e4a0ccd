import * as z from "zod";
import type { Sentence } from "#shared/domain/campaigns/campaign.ts";
import type { Brief } from "#shared/domain/campaigns/writing/brief.ts";
import type { Question } from "#shared/models/question.ts";

export type RewriteInput = {
  readonly brief: Brief;
  readonly sentence: Sentence;
  /** What the evidence check said against it. */
  readonly reason: string;
};

export const Rewritten = z.object({
  /** Null leaves the sentence out. */
  text: z.string().nullable(),
  factIds: z.array(z.string()),
});
export type Rewritten = z.infer<typeof Rewritten>;

/** The one chance of a sentence that its facts do not carry. The rules know no better words: they leave it out. */
export const rewriteSentence: Question<RewriteInput, Rewritten> = {
  name: "rewrite-sentence",
  trust: "untrusted",
  instruction: [
    "A check found words in this sentence that its facts do not carry. Write it again with only what the facts say, in the same place and tone, not longer than before.",
    "Name in factIds every fact you use. If nothing true is left to say, answer with text null and no fact ids.",
  ].join("\n"),
  evidence: ({ brief, sentence, reason }) => [
    { label: "sentence", text: sentence.text },
    { label: "what is wrong", text: reason },
    {
      label: "facts",
      text:
        brief.facts
          .map(({ id, kind, statement }) => `[${id}] | ${kind} | ${statement}`)
          .join("\n") || "none",
    },
  ],
  schema: Rewritten,
  maxTokens: 200,
  rules: () => ({ text: null, factIds: [] }),
};
