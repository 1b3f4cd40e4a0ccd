/** What a link is good for; a signature for one purpose is worth nothing for another. */
export type LinkPurpose = "unsubscribe" | "approve" | "journal";

/** Signs what travels through mails and comes back from strangers. */
export type Signer = {
  /** URL-safe; readable by anybody, changeable by nobody. */
  readonly sign: (
    purpose: LinkPurpose,
    value: string,
    expiresAt?: Date | undefined,
  ) => Promise<string>;
  /** The value, or undefined when the token is forged, spoiled, for another purpose, or expired. */
  readonly verify: (purpose: LinkPurpose, token: string, now: Date) => Promise<string | undefined>;
  /** An unguessable name for a value: 24 characters of a-z and 2-7, the same every time. */
  readonly tag: (value: string) => Promise<string>;
};
