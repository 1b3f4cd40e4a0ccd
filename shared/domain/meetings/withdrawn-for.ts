import type { Approval } from "./approval.ts";

/** What the department takes back before a person has decided it; `through` says where the reason came from. */
export function withdrawnFor(reason: string, now: Date, through = "reply") {
  return (approval: Approval): Approval => ({
    ...approval,
    status: "rejected",
    decision: { note: reason },
    decidedBy: DEPARTMENT,
    decidedThrough: through,
    decidedAt: now.toISOString(),
  });
}

/** Nobody who waits for an answer was turned down by a person. */
export function isWithdrawn({ status, decidedBy }: Approval): boolean {
  return status === "rejected" && decidedBy === DEPARTMENT;
}

const DEPARTMENT = "department";
