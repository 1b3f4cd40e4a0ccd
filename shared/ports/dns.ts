/** What the internet says of a name. */
export type Dns = {
  /** Each record as one string, its parts joined. */
  readonly txt: (name: string) => Promise<DnsAnswer>;
  /** Hosts that take mail, the preferred first. */
  readonly mx: (name: string) => Promise<DnsAnswer>;
};

export type DnsAnswer =
  | { readonly kind: "records"; readonly records: readonly string[] }
  | { readonly kind: "none" }
  /** Nobody answered, so nothing is known: it must not be taken for "none". */
  | { readonly kind: "unanswered"; readonly reason: string };
