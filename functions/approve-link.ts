import * as z from "zod";

/** What the signed link in a notice says: which approval, and who it was sent to. */
export type ApproveLink = { readonly approvalId: string; readonly person: string };

const Value = z.preprocess(
  (value) => (typeof value === "string" ? value.split(" ") : value),
  z.tuple([z.string(), z.string()]),
);

export function approveLinkValue({ approvalId, person }: ApproveLink): string {
  return `${approvalId} ${person}`;
}

/** The other way round, of a token whose signature was checked. */
export function readApproveLink(value: string): ApproveLink | undefined {
  const parsed = Value.safeParse(value);
  if (!parsed.success) return undefined;
  const [approvalId, person] = parsed.data;
  return { approvalId, person };
}
