import type { DomainFinding, DomainRecords } from "./sending-domain.ts";

/** Selectors of the usual mailbox providers, tried where an account names none of its own. */
export const usualSelectors: readonly string[] = [
  "google",
  "selector1",
  "selector2",
  "default",
  "dkim",
  "mail",
  "k1",
  "s1",
  "s2",
  "zmail",
  "fm1",
  "protonmail",
];

export function dkimFindings({ domain, dkim }: DomainRecords): readonly DomainFinding[] {
  const keys = dkim.flatMap(({ selector, txt }) =>
    txt.map(readKey).flatMap((key) => (key ? [{ selector, ...key }] : [])),
  );
  const alive = keys.filter(({ base64 }) => base64 !== "");
  if (alive.length === 0) {
    const looked = dkim.map(({ selector }) => selector).join(", ") || "none";
    const text =
      keys.length > 0
        ? `The DKIM keys of ${domain} are revoked (empty p=).`
        : `${domain} has no DKIM key at the selectors looked at (${looked}). Name the selector of the account if it is another.`;
    return [{ rule: "MX-1", level: "blocks", text }];
  }
  return alive.flatMap(({ selector, type, base64 }) => {
    const bits = bitsOf(type, base64);
    if (bits === undefined || bits >= SAFE_BITS) return [];
    const text = `The DKIM key ${selector}._domainkey.${domain} has about ${bits} bits; use ${SAFE_BITS}.`;
    return [
      { rule: "MX-2" as const, level: bits < LEAST_BITS ? ("blocks" as const) : "warns", text },
    ];
  });
}

// RFC 8301 section 3.2: receivers do not look at keys under 1024 bits.
const LEAST_BITS = 1000;
const SAFE_BITS = 2048;

function readKey(record: string): { readonly type: string; readonly base64: string } | undefined {
  const tags = new Map(
    record.split(";").map((tag) => {
      const [name = "", ...value] = tag.split("=");
      return [name.trim().toLowerCase(), value.join("=").replace(/\s+/g, "")] as const;
    }),
  );
  const base64 = tags.get("p");
  const version = tags.get("v") ?? "DKIM1";
  if (base64 === undefined || version !== "DKIM1") return undefined;
  return { type: tags.get("k") ?? "rsa", base64 };
}

/** Of an RSA key, from the length of its DER form; an Ed25519 key has one size. */
function bitsOf(type: string, base64: string): number | undefined {
  if (type !== "rsa") return undefined;
  const bytes = Math.floor((base64.replace(/=+$/, "").length * 3) / 4);
  // Header, algorithm and exponent around the modulus take 34 to 38 bytes.
  const modulus = bytes - 36;
  return Math.round((modulus * 8) / 64) * 64;
}
