import { expect, test } from "vitest";
import { type PauseScope, pauseOf } from "#shared/domain/compliance/pause-scope.ts";

const account: PauseScope = { kind: "account", id: "INES" };
const pauses = [{ scope: account }, { scope: { kind: "domain", id: "seller.example" } }] as const;

test("a pause is found however its scope is spelled, and for no other kind of the same name", () => {
  expect(pauseOf(pauses, { kind: "account", id: "ines" })).toEqual({ scope: account });
  expect(pauseOf(pauses, { kind: "domain", id: "Seller.example" })).toBeDefined();
  expect(pauseOf(pauses, { kind: "campaign", id: "ines" })).toBeUndefined();
  expect(pauseOf(pauses, { kind: "all" })).toBeUndefined();
});
