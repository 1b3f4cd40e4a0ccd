import * as z from "zod";
import type { Outcome } from "#shared/domain/outreach/outcome.ts";

/** How a sender domain stands with those who receive its mail, over the days that were looked at. */
export const SenderHealth = z.object({
  domain: z.string(),
  sent: z.int(),
  hardBounced: z.int(),
  complained: z.int(),
  /** Undefined where nothing was sent. */
  bounceShare: z.number().optional(),
  complaintShare: z.number().optional(),
});
export type SenderHealth = z.infer<typeof SenderHealth>;

export function senderHealth(outcomes: readonly Outcome[]): readonly SenderHealth[] {
  return [...Map.groupBy(outcomes, ({ senderDomain }) => senderDomain)]
    .filter(([domain]) => domain !== "")
    .map(([domain, own]) => {
      const count = (kind: Outcome["kind"]) => own.filter((one) => one.kind === kind).length;
      const sent = count("sent");
      const hardBounced = count("hard-bounced");
      const complained = count("complained");
      return {
        domain,
        sent,
        hardBounced,
        complained,
        ...(sent > 0 && { bounceShare: hardBounced / sent, complaintShare: complained / sent }),
      };
    })
    .toSorted((one, other) => one.domain.localeCompare(other.domain));
}
