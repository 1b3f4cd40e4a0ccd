/** Tells a flow that waits how a person decided. */
export type FlowTokens = {
  /** "closed" when nobody waits for it any more: told before, timed out, or the flow has ended. */
  readonly tell: (token: string, output: unknown) => Promise<"told" | "closed">;
};
