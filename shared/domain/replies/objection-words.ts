import type { ObjectionKind } from "./reply-reading.ts";

/** What an objection says of us, after "they say again that". */
export const objectionWords: Readonly<Record<ObjectionKind, string>> = {
  price: "it costs too much",
  budget: "there is no budget for it",
  timing: "the time is wrong",
  need_to_think: "they have to think about it",
  current_vendor: "somebody else does it for them",
  no_authority: "somebody else decides",
  complexity: "it is too much work",
  no_value: "they see no use in it",
  bad_experience: "they had a bad experience",
  more_information: "they want to know more",
  missing_feature: "something they need is missing",
  contract: "a contract binds them",
};
