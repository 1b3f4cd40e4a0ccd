import type { PageFact } from "#shared/domain/leads/fact.ts";
import type { Lead } from "#shared/domain/leads/lead.ts";

export type FactReader = {
  /** What one page says of the company and of its market. Never rejects for what the page does. */
  readonly read: (url: string, company: Lead["company"]) => Promise<FactReading>;
};

export type FactReading =
  | { readonly kind: "read"; readonly url: string; readonly facts: readonly PageFact[] }
  | { readonly kind: "unreadable"; readonly reason: string };
