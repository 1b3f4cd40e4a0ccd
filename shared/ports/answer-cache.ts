/** Answers of models by content hash, so the same question over the same evidence is paid once a day. */
export type AnswerCache = {
  readonly find: (key: string) => Promise<KeptAnswer | undefined>;
  readonly keep: (key: string, answer: KeptAnswer) => Promise<void>;
};

/** `answer` is plain JSON; whoever finds it checks it against the question's schema again. */
export type KeptAnswer = { readonly answer: unknown; readonly model: string };
