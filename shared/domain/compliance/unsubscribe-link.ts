import * as z from "zod";

const Value = z.tuple([z.string(), z.string()]);

/** What the signed token of an unsubscribe link says: which mail it stood in. It names no address: links end up in logs. */
export function unsubscribeValue(entry: { readonly leadId: string; readonly id: string }): string {
  return JSON.stringify([entry.leadId, entry.id]);
}

/** The other way round, of a token whose signature was checked. */
export function readUnsubscribeValue(
  value: string,
): { readonly leadId: string; readonly outboxId: string } | undefined {
  const parsed = Value.safeParse(parseJson(value));
  if (!parsed.success) return undefined;
  const [leadId, outboxId] = parsed.data;
  return { leadId, outboxId };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
