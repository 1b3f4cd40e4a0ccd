import { draftLimits } from "./lead-draft.ts";
import { plainText } from "./plain-text.ts";

/** The first address in the text that could receive mail, lower case: `Jana <Jana@x.example>; b@x.example` -> `jana@x.example`. */
export function firstEmailAddress(text: string): string | undefined {
  const simple = text.toLowerCase();
  if (isEmailAddress(simple)) return simple;
  for (const part of partsOf(simple)) {
    const address = addressOf(part);
    if (address) return address;
  }
  return undefined;
}

/** All of them, each once: people write several into one cell. */
export function emailAddressesIn(text: string): readonly string[] {
  const simple = text.toLowerCase();
  if (isEmailAddress(simple)) return [simple];
  return [...new Set(partsOf(simple).flatMap((part) => addressOf(part) ?? []))];
}

/** Whether the text means an address besides those that could be read: `kim@host`, `kim @ host.example`, not `@kim`. */
export function hasBrokenAddress(text: string): boolean {
  const parts = partsOf(text.toLowerCase());
  const isAnyRead = parts.some((part) => addressOf(part) !== undefined);
  return parts.some((part) =>
    isAnyRead
      ? /[^*%]@/.test(part) && !addressOf(part)
      : /[^*%]@|^@$/.test(part) || (parts.length > 1 && part.startsWith("@")),
  );
}

// An address that begins with another sign than these is one with something before it: a quote, a bullet, a formula's mark.
const ADDRESS =
  /^[a-z0-9_][a-z0-9!#$%&'*+/=?^_`{|}~-]*(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

// RFC 5321 without quoted local parts and address literals, which no prospect uses.
function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  return at > 0 && at <= 64 && text.length <= draftLimits.email && ADDRESS.test(text);
}

function partsOf(text: string): readonly string[] {
  return plainText(text)
    .toLowerCase()
    .replace(/%(?:20|40)/g, (code) => (code === "%40" ? "@" : " "))
    .split(/[\s;:,|/?<>()[\]"“”„«»]+/);
}

function addressOf(part: string): string | undefined {
  if (part.length > LONGEST_PART) return undefined;
  const address = part.replace(AROUND, "");
  if (isEmailAddress(address)) return address;
  const ascii = withAsciiDomain(address);
  return ascii && isEmailAddress(ascii) ? ascii : undefined;
}

/** An address and what may stand around it; looking for the end of a long run of signs takes its square. */
const LONGEST_PART = 500;
const AROUND = /^[[\p{P}\p{S}]--_]+|[\p{P}\p{S}]+$/gv;

function withAsciiDomain(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at < 1 || !/[^ -~]/.test(address.slice(at + 1))) return undefined;
  const domain = URL.parse(`http://${address.slice(at + 1)}`)?.hostname;
  return domain && `${address.slice(0, at)}@${domain}`;
}
