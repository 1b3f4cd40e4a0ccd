/** Flows by the name they have in the template; the adapter knows their ARNs. */
export type Flows<Name extends string> = {
  /** The name of an execution makes it exactly once: "known" when one of that name exists already. */
  readonly start: (flow: Name, execution: string, input: unknown) => Promise<"started" | "known">;
  readonly look: (flow: Name, execution: string) => Promise<FlowState>;
};

export type FlowState =
  | { readonly kind: "unknown" }
  | { readonly kind: "running" }
  | { readonly kind: "succeeded"; readonly output: unknown }
  | {
      readonly kind: "failed";
      readonly status: string;
      readonly error: string;
      readonly cause: string;
    };
