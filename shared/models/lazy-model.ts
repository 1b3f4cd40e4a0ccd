import type { LanguageModel } from "#shared/ports/language-model.ts";

/** A model whose vendor's SDK is loaded by the first question it gets, not at each cold start. */
export function lazyModel(id: string, connect: () => Promise<LanguageModel>): LanguageModel {
  let connecting: Promise<LanguageModel> | undefined;
  const connected = (): Promise<LanguageModel> => {
    connecting ??= connect().catch((error: unknown) => {
      // Whatever failed may be well at the next question.
      connecting = undefined;
      throw error;
    });
    return connecting;
  };
  return {
    id,
    async answer(prompt, signal) {
      const model = await connected();
      return model.answer(prompt, signal);
    },
    async *stream(prompt, signal) {
      const model = await connected();
      yield* model.stream(prompt, signal);
    },
  };
}
