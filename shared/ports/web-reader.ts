export type WebReader = {
  /** Reads one public page, only where the site's robots.txt lets us. The address may lack its scheme. */
  read(url: string, options?: ReadOptions): Promise<PageRead>;
};

export type ReadOptions = {
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
};

export type PageRead =
  | {
      readonly kind: "page";
      /** Where the page was found in the end, after redirects. */
      readonly url: string;
      readonly html: string;
      readonly contentType: string;
      readonly fetchedAt: string;
    }
  | { readonly kind: "forbidden-by-robots"; readonly url: string }
  | {
      readonly kind: "missing";
      readonly url: string;
      readonly reason: MissingReason;
      readonly status?: number;
    };

export type MissingReason =
  | "not-found"
  | "http-error"
  | "refused"
  | "dns"
  | "timeout"
  | "connection"
  | "tls"
  | "too-large"
  | "too-many-redirects"
  | "not-text";
