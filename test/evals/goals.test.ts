import { describe, expect, test } from "vitest";
import { evidenceMeasure } from "../../evals/measures/evidence.ts";
import { replyInjections } from "../../evals/measures/reply-injections.ts";
import { replyLabelsMeasure } from "../../evals/measures/reply-labels.ts";
import { replyStops } from "../../evals/measures/reply-stops.ts";
import { replyTone } from "../../evals/measures/reply-tone.ts";
import { providerOf } from "../../evals/providers.ts";
import { verdictOf } from "../../evals/scorecard.ts";
import { replyCases } from "../../evals/sets/reply-case.ts";

const rules = providerOf("rules", {});

describe("what the rules reach on the whole set", () => {
  test.each([replyStops, replyLabelsMeasure, replyTone, replyInjections, evidenceMeasure])(
    "every goal of $name is met",
    async (measure) => {
      if (rules.kind === "skipped") throw new Error(rules.reason);
      const { figures } = await measure.run(rules.provider);
      const missed = figures.filter((figure) => verdictOf(figure) === "not met");
      expect(figures.some(({ goal }) => goal)).toBe(true);
      expect(missed).toEqual([]);
    },
  );
});

test("the set holds 430 replies in the six languages and 40 in others, and no text twice in a language", () => {
  const cases = replyCases();
  const others = cases.filter(({ language }) => language === "other");
  expect(cases.length - others.length).toBeGreaterThanOrEqual(430);
  expect(others.length).toBeGreaterThanOrEqual(40);
  expect(new Set(cases.map(({ language, text }) => `${language} ${text}`)).size).toBe(cases.length);
});

test("every deciding word of the set stands in its reply", () => {
  const lost = replyCases().filter(({ text, spans }) =>
    Object.values(spans).some((span) => !text.includes(span)),
  );
  expect(lost.map(({ id }) => id)).toEqual([]);
});

test("a model without its key is skipped and says which one it needs", () => {
  expect(providerOf("openai/gpt-5-mini", {})).toEqual({
    kind: "skipped",
    reason: "openai/gpt-5-mini needs OPENAI_API_KEY",
  });
});
