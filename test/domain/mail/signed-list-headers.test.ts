import { expect, test } from "vitest";
import { unsignedListHeaders } from "#shared/domain/mail/signed-list-headers.ts";

const from = { name: "Ines", address: "ines@seller.example" };
const list = {
  "list-unsubscribe": ["<https://department.example/u/t>"],
  "list-unsubscribe-post": ["List-Unsubscribe=One-Click"],
};
const signed = (d: string, h: string) => ({
  "dkim-signature": [`v=1; a=rsa-sha256; d=${d}; s=s1; h=${h}; bh=abc=; b=x`],
});

test("MX-5: a signature that covers both one-click headers leaves none open", () => {
  const h = "From : To:Subject:List-Unsubscribe:\r\n List-Unsubscribe-Post";
  expect(
    unsignedListHeaders({ from, headers: { ...list, ...signed("seller.example", h) } }),
  ).toEqual([]);
});

test.each([
  ["seller.example", "from:to:subject:list-unsubscribe", ["list-unsubscribe-post"]],
  ["seller.example", "from:to:subject", ["list-unsubscribe", "list-unsubscribe-post"]],
  [
    "relay.example",
    "from:list-unsubscribe:list-unsubscribe-post",
    ["list-unsubscribe", "list-unsubscribe-post"],
  ],
])("MX-5: signed by %s over %s, these are open: %s", (d, h, open) => {
  expect(unsignedListHeaders({ from, headers: { ...list, ...signed(d, h) } })).toEqual(open);
});

test("MX-5: a mail without a signature or without the headers tells nothing", () => {
  expect(unsignedListHeaders({ from, headers: list })).toBeUndefined();
  expect(unsignedListHeaders({ from, headers: signed("seller.example", "from") })).toBeUndefined();
});
