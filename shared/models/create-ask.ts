import type { AnswerCache } from "#shared/ports/answer-cache.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { Log } from "#shared/ports/log.ts";
import { answerOnceADay } from "./answer-once-a-day.ts";
import type { Ask, AskContext, Asked } from "./question.ts";
import { renderPrompt } from "./render-prompt.ts";
import { type ModelClass, modelClassOf } from "./routing.ts";
import { createTryModels, type TryModelsDeps } from "./try-models.ts";

export type AskDeps = TryModelsDeps & {
  readonly clock: Clock;
  /** Model ids in the order they are tried. "rules" may stand among them, else it stands last. */
  readonly order: Readonly<Record<ModelClass, readonly string[]>>;
  readonly cache: AnswerCache;
  readonly log: Log;
};

export function createAsk(deps: AskDeps): Ask {
  const tryModels = createTryModels(deps);
  return async (question, input, context) => {
    const startedAt = deps.clock().getTime();
    const prompt = renderPrompt(question, input);
    const configured = deps.order[modelClassOf(question.name)];
    const order = prompt.rules ? untilRules(configured) : withoutRules(configured);
    const isFree = order[0] === "rules";

    const asked = isFree
      ? await tryModels(order, prompt)
      : await answerOnceADay(deps.cache, order, prompt, () => tryModels(order, prompt));

    const timed = withLatency(asked, deps.clock().getTime() - startedAt);
    say(deps.log, question.name, context, timed);
    return timed;
  };
}

function untilRules(configured: readonly string[]): readonly string[] {
  const rules = configured.indexOf("rules");
  return [...(rules < 0 ? configured : configured.slice(0, rules)), "rules"];
}

function withoutRules(configured: readonly string[]): readonly string[] {
  return configured.filter((id) => id !== "rules");
}

function withLatency<Answer>(asked: Asked<Answer>, latencyMilliseconds: number): Asked<Answer> {
  return asked.kind === "answered" ? { ...asked, latencyMilliseconds } : asked;
}

function say(log: Log, question: string, context: AskContext, asked: Asked<unknown>): void {
  if (asked.kind === "needs-a-person") {
    log.warn("question needs a person", { ...context, question, ...asked });
    return;
  }
  // The answer may hold personal data: it belongs in the store, not in the log.
  const { answer: _, ...rest } = asked;
  log.info("question answered", { ...context, question, ...rest });
}
