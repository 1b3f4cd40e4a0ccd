import type { TransportName } from "#shared/domain/outreach/sender-account.ts";

/** By which way something goes, as people call it. */
export const transportNames: Readonly<Record<TransportName, string>> = {
  smtp: "your own mailbox",
  ses: "Amazon SES",
  manual: "hand",
  unipile: "Unipile",
  gojiberry: "Gojiberry",
  dripify: "Dripify",
};
