import type { ReplyLabel } from "./reply-reading.ts";

/** A label and the place in the reply that speaks for it. */
export type Finding = {
  readonly label: ReplyLabel;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
};

export function overlaps(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean {
  return one.start < other.end && other.start < one.end;
}
