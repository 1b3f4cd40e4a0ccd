import * as z from "zod";
import { factKinds, type PageFact } from "#shared/domain/leads/fact.ts";
import type { Question } from "#shared/models/question.ts";

export type FindFactsInput = {
  readonly company: string;
  readonly pages: readonly { readonly url: string; readonly text: string }[];
  /** What the rules have read out of the same pages. */
  readonly known: readonly PageFact[];
};

const FactsFound = z.object({
  facts: z.array(
    z.object({
      kind: z.enum(factKinds),
      statement: z.string().describe("one plain English sentence that names the company"),
      value: z.string().nullable().describe("the figure, place or name it is about, as quoted"),
      quote: z.string().describe("the sentence of the page, word for word"),
      page: z.string().describe("the page's address as its label gives it"),
    }),
  ),
});
export type FactsFound = z.infer<typeof FactsFound>;

/** The instruction asks for quotes because only what is quoted word for word is kept. */
export const findFacts: Question<FindFactsInput, FactsFound> = {
  name: "find-facts",
  trust: "untrusted",
  instruction: [
    "You read pages of a company's website for a sales team and note facts about the company: founding, head count, sites,",
    "expansion, contracts, products launched, posts it hires for, certifications, appointments, customers, revenue, exports.",
    "Note at most 20 facts, only what the page states outright and in the present or with a date.",
    "Quote the one sentence each fact rests on, word for word and in its own language, and give the page it stands on.",
    "Leave out advertising, opinions, wishes and what other companies do. A fact listed as known needs no repeating.",
  ].join(" "),
  evidence: ({ company, pages, known }) => [
    { label: "company", text: company },
    { label: "known", text: known.map(({ statement }) => statement).join("\n") },
    ...pages.map(({ url, text }) => ({ label: url, text: text.slice(0, 6_000) })),
  ],
  schema: FactsFound,
  maxTokens: 2_000,
  rules: ({ known }) => ({
    facts: known.map(({ kind, statement, value, quote, url }) => ({
      kind,
      statement,
      value: value ?? null,
      quote,
      page: url,
    })),
  }),
};
