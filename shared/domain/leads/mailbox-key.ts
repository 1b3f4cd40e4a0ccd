import { isFreeMailDomain } from "./domain-name.ts";
import { firstEmailAddress } from "./email-address.ts";

/**
 * One key for every address that is known to end in the same mailbox. Google reads no dots and has two names
 * (k.i.m@googlemail.com is kim@gmail.com). No provider of mailboxes for everybody gives a name with a plus in it, so there
 * a plus begins a tag of its owner's. A company's own server may give each such name to somebody else.
 */
export function mailboxKey(address: string): string {
  const [local, host] = partsOf(address);
  if (google.has(host)) return `${withoutTag(local).replaceAll(".", "")}@gmail.com`;
  return isFreeMailDomain(host) ? `${withoutTag(local)}@${host}` : `${local}@${host}`;
}

/**
 * The keys of the mailboxes whose stop holds for the address: who stopped kim@host.example stopped kim+list@host.example, which most
 * servers give to the same person. Not the other way round: sales+kim@ says nothing of sales@.
 */
export function mailboxKeysOf(address: string): readonly string[] {
  const [local, host] = partsOf(address);
  return [...new Set([mailboxKey(address), mailboxKey(`${withoutTag(local)}@${host}`)])];
}

const google = new Set(["gmail.com", "googlemail.com"]);

function partsOf(address: string): readonly [string, string] {
  const plain = firstEmailAddress(address) ?? address.trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  return [plain.slice(0, at), plain.slice(at + 1)];
}

function withoutTag(local: string): string {
  return local.replace(/\+.*$/, "");
}
