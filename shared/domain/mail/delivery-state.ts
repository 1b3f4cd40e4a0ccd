/** What is known of a mail that left, from the least to the most: events come late and in any order. */
const states = ["sent", "delayed", "delivered", "bounced", "rejected", "complained"] as const;
export type DeliveryState = (typeof states)[number];

/** The note of an outgoing message after one more event: it never goes back to knowing less. */
export function noteAfter(note: string | undefined, state: DeliveryState, reason: string): string {
  const known = states.findLastIndex((name) => note === name || note?.startsWith(`${name}: `));
  if (known >= states.indexOf(state)) return note ?? state;
  return reason ? `${state}: ${reason}` : state;
}
