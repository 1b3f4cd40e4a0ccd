import type { KnowledgeEntry } from "#shared/domain/knowledge/knowledge-entry.ts";

export type KnowledgeStore = {
  /** What the company saved; the demo company's own only where no company was described at all. */
  readonly list: () => Promise<readonly KnowledgeEntry[]>;
  /** Takes the place of the entry with its id. */
  readonly save: (entry: KnowledgeEntry) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};
