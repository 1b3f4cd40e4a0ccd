import type { FoundAddress } from "#shared/domain/leads/found-address.ts";
import type { PageElement } from "./page-node.ts";

/** An address where it stands, before it is known to be a real one. */
export type Candidate = {
  readonly raw: string;
  readonly form: FoundAddress["form"];
  readonly snippet: string;
  readonly element?: PageElement;
  readonly name?: string;
  readonly title?: string;
};
