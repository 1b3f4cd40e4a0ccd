import type { LanguageModel, Prompt } from "#shared/ports/language-model.ts";
import { type AttemptDeps, createAttempt, problemOf } from "./attempt.ts";
import { type CatalogueModel, catalogueModel } from "./catalogue.ts";
import { mostTokens } from "./model-cost.ts";
import type { Asked } from "./question.ts";
import { createTally } from "./tally.ts";

export type TryModelsDeps = AttemptDeps & {
  readonly models: (id: string) => LanguageModel | undefined;
};

export type TryModels = <Answer>(
  order: readonly string[],
  prompt: Prompt<Answer>,
) => Promise<Asked<Answer>>;

/** Goes down the list until one model answers; without any answer the question needs a person. */
export function createTryModels(deps: TryModelsDeps): TryModels {
  const attempt = createAttempt(deps);
  return async (order, prompt) => {
    const tally = createTally();
    for (const id of order) {
      const candidate = candidateFor(id, prompt, deps.models);
      if (candidate.kind === "unfit") {
        tally.note(`${id} skipped: ${candidate.reason}`);
        continue;
      }
      const { entry, model } = candidate;
      const first = await attempt(entry, model, sizedFor(prompt, entry), tally);
      if (first.kind === "answered") return tally.answered(id, first.answer);
      // The rules would only say the same again.
      if (first.kind !== "invalid" || id === "rules") continue;

      const repair = {
        answer: first.error.text.slice(0, LONGEST_REPAIRED),
        problem: problemOf(first.error),
      };
      const second = await attempt(entry, model, { ...sizedFor(prompt, entry), repair }, tally);
      if (second.kind === "answered") return tally.answered(id, second.answer);
    }
    return tally.needsAPerson(prompt.question);
  };
}

// A model that rambled is not sent its whole ramble again.
const LONGEST_REPAIRED = 8_000;

type Candidate =
  | { readonly kind: "fit"; readonly entry: CatalogueModel; readonly model: LanguageModel }
  | { readonly kind: "unfit"; readonly reason: string };

function candidateFor(
  id: string,
  prompt: Prompt<unknown>,
  models: TryModelsDeps["models"],
): Candidate {
  const entry = catalogueModel(id);
  const model = models(id);
  if (!entry || !model) return { kind: "unfit", reason: "not configured here" };
  const { inputTokens, outputTokens } = mostTokens(prompt);
  if (inputTokens + outputTokens > entry.contextTokens) {
    return { kind: "unfit", reason: "the prompt is too long for it" };
  }
  return { kind: "fit", entry, model };
}

/** Leaves a model that thinks first the room for it, and asks of none more than it can say. */
function sizedFor<Answer>(
  prompt: Prompt<Answer>,
  { maxOutputTokens, isReasoning }: CatalogueModel,
): Prompt<Answer> {
  const wanted = prompt.maxTokens + (isReasoning ? ROOM_TO_THINK : 0);
  return { ...prompt, maxTokens: Math.min(wanted, maxOutputTokens) };
}

const ROOM_TO_THINK = 2_000;
