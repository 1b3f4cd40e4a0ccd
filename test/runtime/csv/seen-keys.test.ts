import { expect, test } from "vitest";
import { createSeenKeys } from "#shared/runtime/csv/seen-keys.ts";

test("a key is new once", () => {
  const seen = createSeenKeys();
  expect(seen.has("email:a@x.example")).toBe(false);
  expect(seen.add("email:a@x.example")).toBe(false);
  expect(seen.add("email:a@x.example")).toBe(true);
  expect(seen.add("email:b@x.example")).toBe(false);
  expect(seen.has("email:a@x.example")).toBe(true);
  expect(seen.size).toBe(2);
});

test("three hundred thousand keys are told apart in under 6 MB", () => {
  const seen = createSeenKeys();
  let repeated = 0;
  for (let key = 0; key < 300_000; key++)
    if (seen.add(`domain:firm${key}.example|jana`)) repeated++;
  expect(repeated).toBe(0);
  expect(seen.size).toBe(300_000);
  expect(seen.bytes).toBeLessThan(6_000_000);
  for (let key = 0; key < 300_000; key += 1_000) {
    expect(seen.has(`domain:firm${key}.example|jana`)).toBe(true);
  }
});
