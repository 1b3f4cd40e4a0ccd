import type { SuppressionReason } from "./suppression.ts";

/** Why nothing goes to somebody any more, as a person is told. */
export const suppressionWords: Readonly<Record<SuppressionReason, string>> = {
  "opted-out": "the person asked for no more messages",
  complained: "the person reported a message as spam",
  "bad-address": "the address does not exist",
  "asked-for-privacy": "the person asked for their data to be erased or shown",
  "threatened-legal-action": "the person threatened legal action",
  "not-to-be-contacted": "the person must not be contacted",
  "list-import": "it stands on an imported list of whom not to contact",
  "by-person": "a colleague stopped them",
};
