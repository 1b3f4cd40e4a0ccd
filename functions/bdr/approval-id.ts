import { createHash } from "node:crypto";

/** The same wish in the same round has one approval, however often the flow asks. */
export function approvalIdOf(wish: {
  readonly leadId: string;
  readonly messageId: string;
  readonly round: number;
}): string {
  const { leadId, messageId, round } = wish;
  return `meet-${createHash("sha256").update(`${leadId}\n${messageId}\n${round}`).digest("hex").slice(0, 24)}`;
}

/** One approval makes one meeting. */
export function meetingIdOf(approvalId: string): string {
  return `meeting-${approvalId.replace(/^meet-/, "")}`;
}

/** Of the mail that offers the times of an approval. */
export function offerPurpose(approvalId: string): string {
  return `meeting-offer-${approvalId}`;
}
