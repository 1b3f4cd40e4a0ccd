import type { Ask } from "#shared/models/question.ts";

/** For an agent whose every step is a rule. */
export const asksNoModel: Ask = async ({ name }) => {
  throw new Error(`Question ${name} was asked of an agent that has no models`);
};
