import { expect, test } from "vitest";
import { identityKeys } from "#shared/domain/leads/identity.ts";
import { mailboxKey } from "#shared/domain/leads/mailbox-key.ts";
import { suppressedKey, suppressedKeysOf } from "#shared/store/outreach-keys.ts";

const isStopped = (stopped: string, writtenTo: string): boolean => {
  const { pk } = suppressedKey("address", stopped);
  return suppressedKeysOf({ email: writtenTo }).some((key) => key.pk === pk);
};

test.each([
  ["kim@gmail.com", "k.i.m+x@gmail.com"],
  ["kim@gmail.com", "K.Im@GoogleMail.com"],
  ["kim@outlook.com", "kim+news@outlook.com"],
  ["kim@gmx.de", "kim+a+b@gmx.de"],
  ["kim@xn--bcher-kva.example", "Kim@Bücher.example"],
])("%s and %s are one mailbox, whichever was stopped", (one, other) => {
  expect(mailboxKey(one)).toBe(mailboxKey(other));
  expect(isStopped(one, other)).toBe(true);
  expect(isStopped(other, one)).toBe(true);
});

test.each([
  ["k.im@outlook.com", "kim@outlook.com"],
  ["k.im@host.example", "kim@host.example"],
  ["kim@gmail.com", "kim@gmail.example"],
  ["kim@gmail.com", "kimi@gmail.com"],
  ["kim@gmx.de", "kim@gmx.net"],
])("%s and %s are two people", (one, other) => {
  expect(isStopped(one, other)).toBe(false);
  expect(isStopped(other, one)).toBe(false);
});

test("on a company's server a stop holds for the tags of a name, and a tag's stop for nobody else", () => {
  expect(isStopped("kim@host.example", "kim+list@host.example")).toBe(true);
  expect(isStopped("sales+kim@host.example", "sales@host.example")).toBe(false);
  expect(isStopped("sales+kim@host.example", "sales+lee@host.example")).toBe(false);
});

test("two leads with one mailbox are one lead", () => {
  const keys = (email: string) => identityKeys({ company: {}, person: { email } });
  expect(keys("K.Im+crm@googlemail.com")).toEqual(keys("kim@gmail.com"));
});
