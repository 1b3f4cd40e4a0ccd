import type { Approval, Proposal } from "./approval.ts";

export type OfferedTimes = Approval & {
  readonly proposal: Extract<Proposal, { readonly kind: "meeting" }>;
};

/** The last times that were let go to the prospect to choose from; those of whom a person booked one at once are none. */
export function lastOffer(approvals: readonly Approval[]): OfferedTimes | undefined {
  return approvals.flatMap(offerOf).at(-1);
}

function offerOf(approval: Approval): readonly OfferedTimes[] {
  const { status, proposal, decision } = approval;
  const isOffer = proposal.kind === "meeting" && proposal.purpose === "offer";
  return isOffer && status === "approved" && decision?.slot === undefined
    ? [{ ...approval, proposal }]
    : [];
}
