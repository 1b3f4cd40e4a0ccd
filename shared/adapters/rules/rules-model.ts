import {
  type Answered,
  type LanguageModel,
  ModelAnswerInvalid,
  ModelUnavailable,
  type Prompt,
} from "#shared/ports/language-model.ts";

/** Answers each question by its own deterministic rule, free and without a network. */
export function rulesModel(): LanguageModel {
  return {
    id: "rules",
    async answer(prompt, signal) {
      signal?.throwIfAborted();
      return answerByRules(prompt);
    },
    async *stream(prompt, signal) {
      signal?.throwIfAborted();
      const { answer, ...tokens } = answerByRules(prompt);
      yield { kind: "text", text: JSON.stringify(answer) };
      yield { kind: "end", ...tokens };
    },
  };
}

function answerByRules<Answer>({ question, rules, schema }: Prompt<Answer>): Answered<Answer> {
  if (!rules) throw new ModelUnavailable(`The question ${question} has no rules`);
  const answer = rules();
  const parsed = schema.safeParse(answer);
  if (parsed.success) return { answer: parsed.data, inputTokens: 0, outputTokens: 0 };
  throw new ModelAnswerInvalid(
    `The rules of ${question} break its own schema`,
    { text: JSON.stringify(answer), inputTokens: 0, outputTokens: 0 },
    { cause: parsed.error },
  );
}
