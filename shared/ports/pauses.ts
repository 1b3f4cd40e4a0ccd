/** "all" is the kill switch. A pause holds mails that are planned already: the claim of every send looks at it. */
export type PauseScope =
  | { readonly kind: "all" }
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "campaign"; readonly id: string }
  /** Domain of our own From addresses. */
  | { readonly kind: "domain"; readonly id: string };

export type Pause = {
  readonly scope: PauseScope;
  readonly reason: string;
  /** A person, or the red line that drew it. */
  readonly by: string;
  readonly at: string;
};

export type Pauses = {
  readonly pause: (pause: Pause) => Promise<void>;
  readonly resume: (scope: PauseScope, by: string, at: Date, reason?: string) => Promise<boolean>;
  readonly list: () => Promise<readonly Pause[]>;
  /** When each scope was last let go on: what happened before counts no more against it. */
  readonly resumed: () => Promise<readonly { readonly scope: PauseScope; readonly at: string }[]>;
};
