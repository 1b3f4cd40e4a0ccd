import { createHash } from "node:crypto";
import * as z from "zod";
import type { AnswerCache } from "#shared/ports/answer-cache.ts";
import type { Prompt } from "#shared/ports/language-model.ts";
import type { Asked } from "./question.ts";

/** Takes the answer from the cache or keeps the new one there. Answers of the rules are free and are not kept. */
export async function answerOnceADay<Answer>(
  cache: AnswerCache,
  order: readonly string[],
  prompt: Prompt<Answer>,
  answer: () => Promise<Asked<Answer>>,
): Promise<Asked<Answer>> {
  const key = contentKey(prompt, order);
  const kept = await findKept(cache, key, prompt);
  if (kept) return kept;

  const asked = await answer();
  if (asked.kind === "answered" && asked.model !== "rules") {
    await cache.keep(key, { answer: asked.answer, model: asked.model });
  }
  return asked;
}

/** The instruction is part of the content, so a changed question does not find its old answers. */
function contentKey(prompt: Prompt<unknown>, order: readonly string[]): string {
  const { question, system, user, schema, maxTokens } = prompt;
  const content = [question, system, user, z.toJSONSchema(schema), maxTokens, order];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

async function findKept<Answer>(
  cache: AnswerCache,
  key: string,
  { schema }: Prompt<Answer>,
): Promise<Asked<Answer> | undefined> {
  const kept = await cache.find(key);
  const parsed = schema.safeParse(kept?.answer);
  if (!kept || !parsed.success) return undefined;
  return {
    kind: "answered",
    answer: parsed.data,
    model: kept.model,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    latencyMilliseconds: 0,
    isCached: true,
    trace: [`${kept.model} answered earlier today, from the cache`],
  };
}
