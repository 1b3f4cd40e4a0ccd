/** Which messages people corrected the reading of; the words are in the conversation. */
export type CorrectionLog = {
  readonly note: (correction: CorrectedMessage) => Promise<void>;
  readonly list: () => Promise<readonly CorrectedMessage[]>;
};

type CorrectedMessage = { readonly leadId: string; readonly messageId: string };
