type Sent = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What was sent under a name that means "keep this to yourself": vendors like to quote a wrong key back. */
export function secretsOf({ url, headers = {}, query = {}, form = {}, body }: Sent): string[] {
  const named = [
    ...Object.entries(headers),
    ...Object.entries(query),
    ...Object.entries(form),
    ...(URL.parse(url)?.searchParams ?? []),
    ...(typeof body === "object" && body !== null ? Object.entries(body) : []),
  ];
  return named
    .filter(([name]) => SECRET_NAME.test(name))
    .flatMap(([, value]) => (typeof value === "string" ? formsOf(value) : []))
    .filter((secret) => secret.length >= MIN_LENGTH);
}

/** Longest first, so that a secret inside another one leaves no rest. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .toSorted((one, other) => other.length - one.length)
    .reduce((cleaned, secret) => cleaned.replaceAll(secret, "[secret]"), text);
}

const SECRET_NAME = /auth|key|token|secret|password|cookie|credential|signature|assertion|^code$/i;

// Shorter values would tear ordinary words apart.
const MIN_LENGTH = 6;

/** "Bearer abc" also as "abc", "Basic dXNlcjpwYXNz" also as what it encodes. */
function formsOf(value: string): string[] {
  const bare = value.replace(/^(bearer|basic|token|apikey|api-key)\s+/i, "");
  const isBasic = /^basic\s/i.test(value);
  const decoded = isBasic ? Buffer.from(bare, "base64").toString("utf8") : "";
  return [value, bare, decoded, ...decoded.split(":")];
}
