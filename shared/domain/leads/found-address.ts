/** An e-mail address as a web page gives it, with the place it stood. */
export type FoundAddress = {
  readonly address: string;
  readonly form:
    | "mailto"
    | "text"
    | "obfuscated"
    | "entity"
    | "reversed"
    | "cloudflare"
    | "json-ld"
    | "microformat";
  readonly pageUrl: string;
  readonly snippet: string;
  readonly nearbyName?: string;
  readonly nearbyTitle?: string;
};
