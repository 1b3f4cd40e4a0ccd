import type { Approval, Proposal, Slot } from "./approval.ts";

export type OfferedTimes = Approval & {
  readonly proposal: Extract<Proposal, { readonly kind: "meeting" }>;
};

/** The last times that were let go to the prospect to choose from. An offer ends with the booking that follows it. */
export function lastOffer(approvals: readonly Approval[]): OfferedTimes | undefined {
  const booked = approvals.findLastIndex(
    ({ status, proposal, decision }) =>
      proposal.kind === "meeting" && status === "approved" && decision?.slot !== undefined,
  );
  return approvals
    .slice(booked + 1)
    .flatMap(offerOf)
    .at(-1);
}

/** Whether words of that moment can be of its times: what was written before they were let go cannot. */
export function wasOfferedBy({ decidedAt }: OfferedTimes, at: string): boolean {
  return decidedAt === undefined || decidedAt <= at;
}

/** What the prospect may choose from: where a person edited the text, the times that it names. */
export function offeredSlots(
  { slots }: OfferedTimes["proposal"],
  decision: Approval["decision"],
): Slot[] {
  return decision?.slots ?? slots;
}

function offerOf(approval: Approval): readonly OfferedTimes[] {
  const { status, proposal, decision } = approval;
  const isOffer = proposal.kind === "meeting" && proposal.purpose === "offer";
  const isLetGo = isOffer && status === "approved" && decision?.slot === undefined;
  const slots = isLetGo ? offeredSlots(proposal, decision) : [];
  return isLetGo && slots.length > 0 ? [{ ...approval, proposal: { ...proposal, slots } }] : [];
}
