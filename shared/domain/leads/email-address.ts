import { draftLimits } from "./lead-draft.ts";

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

function partsOf(text: string): readonly string[] {
  return text.split(/[\s;,|/<>()[\]"]+/);
}

function addressOf(part: string): string | undefined {
  const address = part.replace(/^mailto:/, "").replace(/^[.:']+|[.:']+$/g, "");
  if (isEmailAddress(address)) return address;
  const ascii = withAsciiDomain(address);
  return ascii && isEmailAddress(ascii) ? ascii : undefined;
}

function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  return at > 0 && at <= 64 && text.length <= draftLimits.email && ADDRESS.test(text);
}

// RFC 5321 without quoted local parts and address literals, which no prospect uses.
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

function withAsciiDomain(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at < 1 || !/[^ -~]/.test(address.slice(at + 1))) return undefined;
  const domain = URL.parse(`http://${address.slice(at + 1)}`)?.hostname;
  return domain && `${address.slice(0, at)}@${domain}`;
}
