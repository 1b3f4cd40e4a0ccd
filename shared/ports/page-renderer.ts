/** Opens a page in a browser and hands back what its scripts made of it. Costs seconds, so only after a plain fetch. */
export type PageRenderer = {
  /** Never rejects for what the page does. */
  readonly render: (
    url: string,
    options?: { readonly timeoutMilliseconds?: number },
  ) => Promise<RenderedPage>;
};

export type RenderedPage =
  /** `url` is where the page was found in the end. */
  | { readonly kind: "rendered"; readonly url: string; readonly html: string }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };
