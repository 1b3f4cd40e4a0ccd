import type { Approval, Proposal } from "#shared/domain/meetings/approval.ts";

export const approvalStatusNames: Readonly<Record<Approval["status"], string>> = {
  waiting: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
  expired: "Not decided in time",
};

export const approvalKindNames: Readonly<Record<Proposal["kind"], string>> = {
  reply: "An answer",
  meeting: "A meeting",
  strategy: "A change",
};
