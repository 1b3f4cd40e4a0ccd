import { createHash } from "node:crypto";

/** A number from 0 up to 1 that is always the same for the same words. */
export function chanceOf(...words: readonly (string | number)[]): number {
  const digest = createHash("sha256").update(words.join("\u0000")).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

export function pickBy<Value>(chance: number, values: readonly Value[]): Value {
  const value = values[Math.floor(chance * values.length)];
  if (value === undefined) throw new Error("There is nothing to pick from");
  return value;
}
