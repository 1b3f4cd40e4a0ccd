import type { SenderAccount } from "#shared/domain/outreach/sender-account.ts";

export type SenderAccounts = {
  /** Stores the standard accounts of a company that connected none: their ramp begins that day. Until then they are listed as if it were today. */
  readonly prepare: () => Promise<void>;
  readonly list: () => Promise<readonly SenderAccount[]>;
  readonly find: (id: string) => Promise<SenderAccount | undefined>;
  /** Writes on the version before it; false when another was faster. Version 1 is new. */
  readonly save: (account: SenderAccount) => Promise<boolean>;
};
